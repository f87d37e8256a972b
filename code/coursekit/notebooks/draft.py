"""The page under conversion: what Sphinx knows of it and what the conversion gathers."""

from dataclasses import dataclass, field
from typing import Any

from nbformat import NotebookNode
from sphinx.application import Sphinx

from coursekit.course import CourseError
from coursekit.myst.reader import Reader
from coursekit.notebooks.addresses import Addresses

ALLOWED_TO_FAIL = "raises-exception"
Piece = str | NotebookNode
"""Markdown, or a code cell of its own."""


def site_reader(app: Sphinx) -> Reader:
    """The reader with the syntax of a site that Sphinx builds."""
    env: Any = app.env
    return Reader(frozenset(env.myst_config.enable_extensions))


@dataclass
class Draft:
    """One page on its way to a notebook.

    Args:
        app: the finished Sphinx build; numbers, labels and citations are its own.
        slug: the page's name, which is also Sphinx's name of the document.
        glued: what the cells published, by name: a MIME bundle of this page's language.
    """

    app: Sphinx
    slug: str
    addresses: Addresses
    glued: dict[str, dict[str, Any]] = field(default_factory=dict)
    footnotes: dict[str, str] = field(default_factory=dict)
    alternatives: dict[str, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    heading_level: int = 1
    lists_references: bool = False

    @property
    def language(self) -> str:
        """The course's name of the page's language."""
        return self.addresses.language

    def glued_bundle(self, name: str) -> dict[str, Any]:
        """What a cell published under ``name``.

        Raises:
            CourseError: no cell of the page published it.
        """
        if name not in self.glued:
            raise CourseError(f"{self.slug}: no cell publishes {name!r}, which the text asks for")
        return self.glued[name]

    def note_number(self, label: str) -> int:
        """The number of a footnote, counted by first mention."""
        self.footnotes.setdefault(label, "")
        return list(self.footnotes).index(label) + 1
