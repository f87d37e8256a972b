"""Sphinx extension: when the pages of a language are built, export their notebooks.

Its own setting is ``course_notebooks_folder`` (empty: nothing is exported). The language and the
public address are read as the site sets them: ``course_language``, ``course_site_url``,
``course_repository``, ``course_notebooks_branch``.
"""

from collections.abc import Collection, Mapping
from functools import partial
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from sphinx.application import Sphinx
from sphinx.util import logging

from coursekit.course import LANGUAGES, Course, CourseError
from coursekit.datafiles import read_text
from coursekit.execution.outputs import OutputStore
from coursekit.myst.cells import read_notebook
from coursekit.myst.frontmatter import is_notebook
from coursekit.notebooks.addresses import notebook_path, read_addresses
from coursekit.notebooks.assemble import assemble
from coursekit.notebooks.draft import Draft, site_reader
from coursekit.notebooks.shown import published
from coursekit.wording import say
from multimodal.training.files import write_atomically

TITLE = "# Multimodal deep learning · Aprendizaje profundo multimodal · 多模态深度学习"
log = logging.getLogger(__name__)


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect the export to the end of an HTML build."""
    app.add_config_value("course_notebooks_folder", "", "")
    written: set[str] = set()
    app.connect("doctree-resolved", lambda _app, _doctree, slug: written.add(slug))
    app.connect("build-finished", partial(export_notebooks, written=written))
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def export_notebooks(app: Sphinx, exception: Exception | None, written: Collection[str]) -> None:
    """Write the notebooks of the executed pages that this build has written.

    Raises:
        CourseError: a page has no outputs, asks for one that no cell made, or holds a solution.
    """
    if exception or app.builder.name != "html" or not app.config.course_notebooks_folder:
        return
    folder, addresses = Path(app.config.course_notebooks_folder), read_addresses(app.config)
    notebooks, titles = {}, {}
    for slug in filter(app.env.found_docs.__contains__, app.env.collect_relations()):
        is_known = (folder / notebook_path(addresses.language, slug)).is_file()
        if slug in written or not is_known:
            if (executed := executed_page(app, slug)) is None:
                continue
            page = Draft(app, slug, addresses, published(executed.cells, addresses.language))
            notebooks[slug] = assemble(page, executed)
            for unknown in page.unknown:
                log.warning("not converted for the notebook: %s", unknown, location=slug,
                            type="notebooks", subtype="unknown")  # fmt: skip
        titles[slug] = app.env.titles[slug].astext()
    write_language(folder, addresses.language, notebooks, titles)


def executed_page(app: Sphinx, slug: str) -> NotebookNode | None:
    """The cells of a page with the outputs that the build showed; None if it has no code cells.

    Raises:
        CourseError: the cache of executions lacks the page.
    """
    text = read_text(Path(app.env.doc2path(slug)))
    if not is_notebook(text):
        return None
    notebook = read_notebook(site_reader(app), text, slug)
    if not any(cell.cell_type == "code" for cell in notebook.cells):
        return None
    store = OutputStore.of(Course(Path(app.config.course_root or app.srcdir)))
    if (made := store.read(notebook)) is None:
        raise CourseError(f"{slug}: the store of outputs lacks this page; build it anew")
    return made.put_into(notebook)


def write_language(
    folder: Path, language: str, notebooks: Mapping[str, NotebookNode], titles: Mapping[str, str]
) -> None:
    """Write notebooks of a language and delete those of pages that are gone.

    Args:
        folder: the root of a tree laid out as a branch that Colab opens notebooks from; the
            notebooks go to ``folder/<language>/<slug>.ipynb``.
        notebooks: what is new, by slug.
        titles: of all pages that have a notebook, by slug, in reading order.
    """
    place = folder / language
    place.mkdir(parents=True, exist_ok=True)
    for slug, notebook in notebooks.items():
        path = folder / notebook_path(language, slug)
        write_atomically(path, (nbformat.writes(notebook) + "\n").encode())
    for path in place.rglob("*.ipynb"):
        if path.relative_to(place).with_suffix("").as_posix() not in titles:
            path.unlink()
    contents = "\n".join(f"- [{title}]({slug}.ipynb)" for slug, title in titles.items())
    head = f"# {say('folder_title', language)}\n\n{say('folder_about', language)}"
    (place / "README.md").write_text(f"{head}\n\n{contents}\n", "utf-8")
    parts = (
        f"## [{say('folder_title', code)}]({code}/README.md)\n\n{say('tree_about', code)}"
        for code in LANGUAGES
    )
    text = "\n\n".join([TITLE, *parts]) + "\n"
    write_atomically(folder / "README.md", text.encode())  # every language writes the same
