"""The folder of notebooks, laid out as a branch that Colab opens notebooks from."""

from collections.abc import Mapping
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from coursekit.course import LANGUAGES
from coursekit.files import write_atomically
from coursekit.wording import say

TITLE = "# Multimodal deep learning · Aprendizaje profundo multimodal · 多模态深度学习"


def write_language(
    folder: Path, language: str, notebooks: Mapping[str, NotebookNode], titles: Mapping[str, str]
) -> None:
    """Write notebooks of a language and delete those of pages that are gone.

    Args:
        folder: the root of the tree; the notebooks go to ``folder/<language>/<slug>.ipynb``.
        notebooks: what is new, by slug.
        titles: of all pages that have a notebook, by slug, in reading order.
    """
    place = folder / language
    for slug, notebook in notebooks.items():
        write_atomically(place / f"{slug}.ipynb", nbformat.writes(notebook) + "\n")
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
    (folder / "README.md").write_text("\n\n".join([TITLE, *parts]) + "\n", "utf-8")
