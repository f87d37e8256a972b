"""``width: D.`` in a docstring is a letter of the legend, not the fourth item of a list."""

import re

from sphinx.application import Sphinx

LETTER = re.compile(r"(?<=: )([A-Z])\.(?=\s|$)")


def setup(app: Sphinx) -> None:
    app.connect("autodoc-process-docstring", keep_letters)


def keep_letters(
    _app: Sphinx, _kind: str, _name: str, _object: object, _options: object, lines: list[str]
) -> None:
    """Escape the full stop after a letter that stands alone."""
    lines[:] = [LETTER.sub(r"\1\\.", line) for line in lines]
