"""Building straight from ``book/`` (`jupyter-book build .`): stage each page as it is read."""

import re

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util import logging

from coursekit.configuration import Settings
from coursekit.course import CourseError
from coursekit.execution.environment import preset_in_force
from coursekit.execution.fingerprint import Fingerprints
from coursekit.execution.kernel import KernelSettings
from coursekit.execution.run import ensure_executed
from coursekit.execution.store import OutputStore
from coursekit.sphinxext.setting import course_of, is_staged
from coursekit.staging import Staging, source_slugs

ABSOLUTE = re.compile(r"(\{doc\}`(?:[^`<]*<)?)/")
LOG = logging.getLogger(__name__)


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", prepare)
    app.connect("source-read", replace)


def prepare(app: Sphinx) -> None:
    """Stage the English public pages in memory and execute what is not in the store yet."""
    if is_staged(app):
        forbid_kernels()
        return
    try:
        app.course_texts = staged_texts(app)  # type: ignore[attr-defined]
    except CourseError as error:
        raise ExtensionError(str(error)) from None


def staged_texts(app: Sphinx) -> dict[str, str]:
    """Slug → the page as the English public edition shows it."""
    course, preset = course_of(app), preset_in_force()
    staging = Staging(course, "public", Fingerprints(course, preset))
    pages = staging.language(source_slugs(course), "en")
    store = OutputStore(course.build / ".cache" / "outputs")
    notebooks = {slug: page.notebook for slug, page in pages.items() if page.notebook}
    settings = KernelSettings(preset, Settings(course).cell_timeout, course.root / "code")
    execution = ensure_executed(course, notebooks, store, settings, LOG.info)
    return {s: page.with_provenance(execution.provenance.get(s, {})) for s, page in pages.items()}


def replace(app: Sphinx, docname: str, source: list[str]) -> None:
    """Hand Sphinx the staged text in place of the source."""
    texts = getattr(app, "course_texts", {})
    slug = docname.removeprefix("book/")
    if slug in texts:
        source[0] = ABSOLUTE.sub(r"\1/book/", texts[slug])


def forbid_kernels() -> None:
    """From here on a page whose outputs are not in the store is an error, never an execution."""
    from myst_nb.core.execute import cache

    def refuse(*_: object, **__: object) -> None:
        raise ExtensionError("a page has no outputs in the store: Sphinx must not start a kernel")

    cache.single_nb_execution = refuse
