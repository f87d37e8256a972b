"""Bibliographies whose labels read as the citations do: author and year."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from string import ascii_lowercase
from typing import Any

from pybtex.database import Entry, Person
from pybtex.plugin import find_plugin, register_plugin
from pybtex.style.formatting.unsrt import Style as UnsortedStyle
from pybtex.style.labels import BaseLabelStyle
from pybtex.style.template import Node, node
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinxcontrib.bibtex.plugin import register_plugin as register_reference_plugin
from sphinxcontrib.bibtex.style.referencing import PersonStyle
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle

STYLE = "course"
FOUND_ONCE = (
    ("pybtex.backends", "docutils"),
    ("pybtex.backends", "markdown"),
    ("pybtex.backends", "plaintext"),
    ("pybtex.style.names", "plain"),
    ("pybtex.style.sorting", "author_year_title"),
)
LETTER = re.compile(r"(?<=\d)[a-z]$")


class AuthorYear(BaseLabelStyle):
    """Labels such as "Radford et al., 2021"; equal ones get a letter."""

    def format_labels(self, sorted_entries: Iterable[Entry]) -> Iterator[str]:
        labels = [author_year(entry) for entry in sorted_entries]
        total, seen = Counter(labels), Counter[str]()
        for label in labels:
            yield label + (ascii_lowercase[seen[label]] if total[label] > 1 else "")
            seen[label] += 1


def author_year(entry: Entry) -> str:
    """Family names of one or two authors, or the first and "et al."; then the year."""
    people: list[Person] = entry.persons.get("author") or entry.persons.get("editor") or []
    names = [" ".join(person.prelast_names + person.last_names) for person in people]
    who = f"{names[0]} et al." if len(names) > 2 else " & ".join(names)
    return ", ".join(part for part in (who or entry.key, entry.fields.get("year", "")) if part)


class CourseStyle(UnsortedStyle):
    """Entries by author, labelled by author and year."""

    default_label_style = AuthorYear
    default_sorting_style = "author_year_title"


@dataclass
class Citations(AuthorYearReferenceStyle):
    """Citations by author and year, with the letter of the label where two works share them.

    Two authors are joined by a sign, not by an English word.
    """

    person: PersonStyle = field(default_factory=lambda: PersonStyle(sep2=" & ", last_sep=" & "))

    def inner(self, role_name: str) -> Node:
        return lettered[super().inner(role_name)]


@node
def lettered(children: list[Node], data: dict[str, Any]) -> Any:
    """The template inside, for an entry whose year carries the letter of its label."""
    letter = LETTER.search(data["formatted_entry"].label)
    entry = data["entry"]
    if letter:
        fields = dict(entry.fields) | {"year": entry.fields["year"] + letter.group()}
        entry = Entry(entry.type, fields=fields, persons=entry.persons)
    return children[0].format_data(data | {"entry": entry})


def anchor_by_key(_app: Sphinx, config: Config) -> None:
    """Let a work keep its anchor when others join it: pages that are not read again link to it."""
    if "bibtex_cite_id" in config:  # a course without works does without their extension
        config.bibtex_cite_id = config.bibtex_cite_id or "{key}"


def setup(app: Sphinx) -> None:
    """Make both known as ``course``: ``bibtex_default_style`` and ``bibtex_reference_style``.

    What else a citation needs is found once: pybtex would search all installed distributions anew
    for each of them.
    """
    app.connect("config-inited", anchor_by_key)
    register_plugin("pybtex.style.formatting", STYLE, CourseStyle)
    for group, name in FOUND_ONCE:
        register_plugin(group, name, find_plugin(group, name), force=True)
    register_reference_plugin("sphinxcontrib.bibtex.style.referencing", STYLE, Citations)
