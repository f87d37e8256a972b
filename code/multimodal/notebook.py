"""What a cell of a chapter publishes: numbers, figures and tables, each in the three languages.

While the book is built (``COURSE_BUILD=1``) nothing shows below the cell: the prose places what was
published, by name, and the page picks its own language. A live reader sees one language at once.
"""

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from IPython.display import display

from multimodal.language import LANGUAGES, Words, in_language, reader_language, require_complete
from multimodal.rendering import drawing, render_figure, render_table

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pandas import DataFrame

LOCALIZED = "application/vnd.course.localized+json"
RECORD_PREFIX = "application/papermill.record/"

Bundle = dict[str, Any]


def building() -> bool:
    """Whether the book is being built, rather than read by someone in a notebook."""
    return os.environ.get("COURSE_BUILD") == "1"


def glue(name: str, value: object) -> None:
    """Publish a number or a text for the prose, where the role ``{glue:text}`` places it.

    Args:
        name: what the prose calls it; unique on the page.
        value: a number or a string, or one string per language.

    Raises:
        ValueError: a text that lacks a language.
    """
    if isinstance(value, Mapping):
        given = require_complete(repr(name), value)
        texts = {code: _plain(in_language(given, code)) for code in LANGUAGES}
        bundle = texts["en"] | {LOCALIZED: texts}
    else:
        bundle = _plain(value)
    if building():
        _record(name, bundle)


def figure(
    name: str,
    draw: "Callable[..., Figure]",
    *args: object,
    topic: str,
    raster: bool = False,
    **options: object,
) -> None:
    """Draw once per language and publish for ``{glue:figure}``.

    Args:
        name: what the prose calls it; unique on the page.
        draw: called with ``args``, ``options`` and ``words``; returns a matplotlib figure.
        topic: the catalogue that ``words`` reads.
        raster: PNG instead of SVG, for pictures made of many pixels.
    """

    def render(language: str) -> Bundle:
        with drawing(salt=name):
            return render_figure(draw(*args, words=Words(language, topic), **options), raster)

    _publish(name, _every(render))


def table(
    name: str, build: "Callable[..., DataFrame]", *args: object, topic: str, **options: object
) -> None:
    """Build a table once per language and publish it for ``{glue:figure}``.

    Args:
        name: what the prose calls it; unique on the page.
        build: called with ``args``, ``options`` and ``words``; returns a data frame that reads as
            it should be shown, numbers formatted, an index only where it says something.
        topic: the catalogue that ``words`` reads.
    """

    def render(language: str) -> Bundle:
        return render_table(build(*args, words=Words(language, topic), **options))

    _publish(name, _every(render))


def _every(render: Callable[[str], Bundle]) -> dict[str, Bundle]:
    languages = tuple(LANGUAGES) if building() else (reader_language(),)
    return {language: render(language) for language in languages}


def _publish(name: str, bundles: Mapping[str, Bundle]) -> None:
    if building():
        _record(name, bundles["en"] | {LOCALIZED: dict(bundles)})
    else:
        display(bundles[reader_language()], raw=True)


def _record(name: str, bundle: Bundle) -> None:
    """Emit the bundle as a record: kept with the cell's outputs, shown only where prose asks."""
    display(
        {RECORD_PREFIX + mime: content for mime, content in bundle.items()},
        raw=True,
        metadata={"scrapbook": {"name": name, "mime_prefix": RECORD_PREFIX}},
    )


def _plain(value: object) -> Bundle:
    """Numbers of numpy and torch become Python's own, so that prose can format them."""
    item = getattr(value, "item", None)
    return {"text/plain": repr(item() if callable(item) else value)}
