"""Put a notebook together: the cells that set it up, the chapter, the notes and references."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from coursekit.notebooks.convert import as_cells
from coursekit.notebooks.draft import ALLOWED_TO_FAIL, Draft
from coursekit.notebooks.references import reference_list
from coursekit.notebooks.shown import reader_outputs
from coursekit.wording import say

FOLDED_TAGS = {"hide-input", "hide-cell", "remove-input", "remove-cell"}
BOOKKEEPING = "bookkeeping"


def assemble(page: Draft, executed: NotebookNode) -> NotebookNode:
    """The notebook of a page as a reader gets it, from its cells as they were executed."""
    cells = [*_opening(page), *_chapter(page, executed.cells), *_closing(page)]
    for cell, name in zip(cells, identities(cells), strict=True):
        cell["id"] = name
    notebook = new_notebook(cells=cells, metadata=_metadata(page.slug))
    nbformat.validate(notebook)
    return notebook


def _opening(page: Draft) -> Iterator[NotebookNode]:
    """The cell that sets the language, which ``stamping`` replaces, and what the notebook is."""
    yield new_code_cell(f'import os\n\nos.environ["COURSE_LANGUAGE"] = "{page.language}"')
    words = [say("gpu_hint", page.language)]
    if address := page.addresses.page(page.slug):
        title = page.app.env.titles[page.slug].astext()
        words.insert(0, say("on_the_page", page.language, title=title, url=address))
    yield new_markdown_cell("\n\n".join(words))


def _chapter(page: Draft, cells: list[NotebookNode]) -> Iterator[NotebookNode]:
    """The chapter's cells; its prose comes first, for it names the pictures of the others."""
    prose = [list(as_cells(c.source, page)) if c.cell_type == "markdown" else [] for c in cells]
    for cell, converted in zip(cells, prose, strict=True):
        yield from converted
        if cell.cell_type == "code":
            yield _code_cell(cell, page)


def _code_cell(cell: NotebookNode, page: Draft) -> NotebookNode:
    """A cell of the chapter; bookkeeping is folded in Jupyter and a titled form in Colab."""
    source, tags = cell.source, set(cell.metadata.get("tags", []))
    metadata: dict[str, object] = {}
    if BOOKKEEPING in tags:
        source = f"# @title {say(BOOKKEEPING, page.language)}\n{source}"
        metadata["cellView"] = "form"
    if ALLOWED_TO_FAIL in tags:
        metadata["tags"] = [ALLOWED_TO_FAIL]
    if tags & {BOOKKEEPING, *FOLDED_TAGS}:
        metadata["jupyter"] = {"source_hidden": True}
    outputs = [*reader_outputs(cell, page.language, page.alternatives)]
    return new_code_cell(source, outputs=outputs, metadata=metadata)


def _closing(page: Draft) -> Iterator[NotebookNode]:
    if page.footnotes:
        notes = [f'{n}. <a id="note-{n}"></a>{t}' for n, t in enumerate(page.footnotes.values(), 1)]
        yield new_markdown_cell(f"## {say('notes', page.language)}\n\n" + "\n".join(notes))
    if not page.lists_references and (works := reference_list(page)):
        yield new_markdown_cell(f"## {say('references', page.language)}\n\n{works}")


def identities(cells: Iterable[NotebookNode]) -> Iterator[str]:
    """Names that depend on what a cell says and not on where it stands."""
    seen: Counter[str] = Counter()
    for cell in cells:
        digest = hashlib.sha256(f"{cell.cell_type}\n{cell.source}".encode()).hexdigest()[:12]
        seen[digest] += 1
        yield digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"


def _metadata(slug: str) -> dict[str, object]:
    return {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        "language_info": {"name": "python"},
        "accelerator": "GPU",
        "colab": {
            "name": re.sub(r"[^\w.-]", "-", f"{slug.rpartition('/')[2]}.ipynb"),
            "provenance": [],
            "toc_visible": True,
        },
    }
