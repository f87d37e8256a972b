"""Put a notebook together: the cells that set it up, the chapter, the notes and references."""

import hashlib
import re
from collections.abc import Iterable, Iterator

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from coursekit.notebooks.addresses import Addresses
from coursekit.notebooks.convert import convert
from coursekit.notebooks.directives import reference_list
from coursekit.notebooks.draft import Draft
from coursekit.notebooks.form_cells import form_metadata, titled_source
from coursekit.notebooks.pieces import ExerciseCode, Piece, SourceCode
from coursekit.notebooks.shown import reader_outputs
from coursekit.notebooks.source_cells import source_cell
from coursekit.wording import say

FOLDED_TAGS = {"hide-input", "hide-cell", "remove-input", "remove-cell"}
ALLOWED_TO_FAIL = "raises-exception"


def assemble(page: Draft, executed: NotebookNode, *, errors: bool = False) -> NotebookNode:
    """The notebook of a page as a reader gets it.

    Args:
        executed: the page's cells with their outputs, as jupyter-cache kept them.
        errors: keep what cells wrote to the error stream.
    """
    cells = [*_opening(page), *_chapter(page, executed.cells, errors), *_closing(page)]
    for cell, name in zip(cells, identities(cells), strict=True):
        cell["id"] = name
    notebook = new_notebook(cells=cells, metadata=_metadata(page.slug))
    nbformat.validate(notebook)
    return notebook


def setup_source(addresses: Addresses) -> str:
    """The first cell: install the course's package if it is missing, set the language."""
    language = f'os.environ["COURSE_LANGUAGE"] = "{addresses.language}"'
    wheel = addresses.wheel()
    if not wheel:
        return f"import os\n\n{language}"
    return (
        "import os\nimport subprocess\nimport sys\n\n"
        "try:\n    import multimodal.notebook\nexcept ImportError:\n"
        f'    wheel = "{wheel}"\n'
        '    subprocess.run([sys.executable, "-m", "pip", "install", "-qq", wheel], check=True)\n\n'
        f"{language}"
    )


def _opening(page: Draft) -> Iterator[NotebookNode]:
    yield new_code_cell(setup_source(page.addresses))
    words = [say("gpu_hint", page.language)]
    if address := page.addresses.page(page.slug):
        words.insert(0, say("on_the_page", page.language, title=page.title, url=address))
    yield new_markdown_cell("\n\n".join(words))


def _chapter(page: Draft, cells: list[NotebookNode], errors: bool) -> Iterator[NotebookNode]:
    """The chapter's cells; its prose comes first, for it names the pictures of the others."""
    prose = {id(cell): convert(cell.source, page) for cell in cells if cell.cell_type == "markdown"}
    for cell in cells:
        if cell.cell_type == "markdown":
            yield from map(_cell, prose[id(cell)])
        elif cell.cell_type == "code":
            outputs = reader_outputs(cell, page.language, page.alternatives, errors=errors)
            source = titled_source(cell, page.language)
            yield new_code_cell(source, outputs=outputs, metadata=_cell_metadata(cell))


def _cell(piece: Piece) -> NotebookNode:
    if isinstance(piece, ExerciseCode):
        return new_code_cell(piece.source, metadata={"tags": [ALLOWED_TO_FAIL]})
    if isinstance(piece, SourceCode):
        return source_cell(piece)
    return new_markdown_cell(piece.as_markdown())


def _cell_metadata(cell: NotebookNode) -> dict[str, object]:
    tags = set(cell.metadata.get("tags", []))
    metadata: dict[str, object] = form_metadata(cell)
    if ALLOWED_TO_FAIL in tags:
        metadata["tags"] = [ALLOWED_TO_FAIL]
    if tags & FOLDED_TAGS:
        metadata["jupyter"] = {"source_hidden": True}
    return metadata


def _closing(page: Draft) -> Iterator[NotebookNode]:
    if page.footnotes:
        notes = [f'{n}. <a id="note-{n}"></a>{t}' for n, t in enumerate(page.footnotes.values(), 1)]
        yield new_markdown_cell(f"## {say('notes', page.language)}\n\n" + "\n".join(notes))
    if not page.lists_references and (works := reference_list(page)):
        yield new_markdown_cell(f"## {say('references', page.language)}\n\n{works}")


def identities(cells: Iterable[NotebookNode]) -> Iterator[str]:
    """Names that depend on what a cell says and not on where it stands."""
    seen: dict[str, int] = {}
    for cell in cells:
        digest = hashlib.sha256(f"{cell.cell_type}\n{cell.source}".encode()).hexdigest()[:12]
        seen[digest] = seen.get(digest, 0) + 1
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
