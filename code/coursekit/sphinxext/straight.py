"""Building straight from ``book/`` (`jupyter-book build .`): stage each page as it is read."""

import re

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util import logging

from coursekit.building import BuildRequest, execute_pages, stage_all, texts
from coursekit.course import CourseError
from coursekit.execution.environment import preset_in_force
from coursekit.sphinxext.setting import course_of, is_staged

ABSOLUTE = re.compile(r"(\{doc\}`(?:[^`<]*<)?)/")
LOG = logging.getLogger(__name__)


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", prepare)
    app.connect("source-read", replace)


def prepare(app: Sphinx) -> None:
    """Stage the English public pages in memory and execute what is not in the store yet."""
    if is_staged(app):
        return
    try:
        app.course_texts = staged_texts(app)  # type: ignore[attr-defined]
    except CourseError as error:
        raise ExtensionError(str(error)) from None


def staged_texts(app: Sphinx) -> dict[str, str]:
    """Slug → the page as the English public edition shows it."""
    request, preset = BuildRequest(course_of(app)), preset_in_force()
    pages = stage_all(request, ("en",), preset)
    return texts(pages["en"], execute_pages(request.course, pages, preset, LOG.info))


def replace(app: Sphinx, docname: str, source: list[str]) -> None:
    """Hand Sphinx the staged text in place of the source."""
    staged = getattr(app, "course_texts", {})
    slug = docname.removeprefix("book/")
    if slug in staged:
        source[0] = ABSOLUTE.sub(r"\1/book/", staged[slug])
