"""The works of the bibliography, ``book/references.bib``, and what each must have."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pybtex.database.input.bibtex import LowLevelParser
from pybtex.scanner import PybtexSyntaxError

from coursekit.course import Course, CourseError
from coursekit.datafiles import read_text
from coursekit.finding import Finding
from coursekit.gates.sources import Sources
from coursekit.myst.targets import citations

FILE = "book/references.bib"
REQUIRED = ("author", "title", "year")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_ARXIV = re.compile(r"\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+/\d{7}")


class Work(NamedTuple):
    """An entry: its key, fields in lower case, and line."""

    key: str
    fields: dict[str, str]
    line: int


def read_works(course: Course) -> list[Work]:
    """The entries of the course's BibTeX file, if it has one; those with the same key as well."""
    path = course.root / FILE
    return parse_works(read_text(path) if path.is_file() else "")


def parse_works(text: str) -> list[Work]:
    """The entries of a BibTeX text, which must be valid."""
    parser = LowLevelParser(text)
    try:
        return [
            Work(
                key,
                {name.lower(): "".join(value) for name, value in fields},
                text.count("\n", 0, parser.command_start) + 1,
            )
            for _, (key, fields) in parser
        ]
    except PybtexSyntaxError as error:
        raise CourseError(f"{FILE} is not valid BibTeX: {error}") from None


def check_bibliography(sources: Sources) -> Iterator[Finding]:
    """Keys used twice, missing fields, addresses that lead nowhere, works that nobody cites."""
    cited = {k for item in sources.all for block in item.page.blocks for k in citations(block)}
    seen: set[str] = set()
    for key, fields, line in read_works(sources.course):
        for flaw in [*_form(fields), *_address(fields), *["the key is used twice"] * (key in seen)]:
            yield Finding(FILE, line, "bibliography", f"{key}: {flaw}")
        seen.add(key)
        if key not in cited:
            message = f"no page cites {key}: cite it or remove it"
            yield Finding(FILE, line, "uncited", message, text=key)


def _form(fields: dict[str, str]) -> Iterator[str]:
    for name in REQUIRED:
        if not fields.get(name):
            yield f"the field {name} is missing"
    year = fields.get("year", "")
    if year and not re.fullmatch(r"(19|20)\d\d", year):
        yield f"the year {year!r} is none"


def _address(fields: dict[str, str]) -> Iterator[str]:
    doi, url = fields.get("doi"), fields.get("url", "")
    arxiv = fields.get("eprint") or url.partition("arxiv.org/abs/")[2]
    if doi and not _DOI.fullmatch(doi):
        yield f"doi = {{{doi}}} is no DOI: it looks like 10.1000/182"
    elif arxiv and not _ARXIV.fullmatch(arxiv):
        yield f"{arxiv} is no arXiv number: it looks like 2103.00020"
    elif url and not url.startswith("https://"):
        yield f"url = {{{url}}} must begin with https://"
    elif not (doi or arxiv or url):
        yield "give a doi, an arXiv address or a url"
