"""The folder of notebooks, laid out as a branch that Colab opens notebooks from."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from coursekit.course import LANGUAGES
from coursekit.wording import say


def write_language(
    folder: Path, language: str, notebooks: Mapping[str, NotebookNode], titles: Mapping[str, str]
) -> None:
    """Write all notebooks of a language, replacing those of an earlier build.

    Args:
        folder: the root of the tree; the notebooks go to ``folder/<language>/<slug>.ipynb``.
        notebooks: by slug, in reading order.
        titles: of the pages, by slug.
    """
    write_notebooks(folder / language, notebooks)
    (folder / language / "README.md").write_text(_contents(language, titles), "utf-8")
    (folder / "README.md").write_text(_readme(), "utf-8")


def write_notebooks(folder: Path, notebooks: Mapping[str, NotebookNode]) -> None:
    """Put exactly these notebooks (slug → notebook) into a folder."""
    fresh = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    for slug, notebook in notebooks.items():
        path = fresh / f"{slug}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(nbformat.writes(notebook) + "\n", "utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)


def _contents(language: str, titles: Mapping[str, str]) -> str:
    lines = [f"- [{title}]({slug}.ipynb)" for slug, title in titles.items()]
    head = f"# {say('folder_title', language)}\n\n{say('folder_about', language)}"
    return head + "\n\n" + "\n".join(lines) + "\n"


def _readme() -> str:
    parts = [
        f"## [{say('folder_title', language)}]({language}/README.md)\n\n"
        f"{say('tree_about', language)}"
        for language in LANGUAGES
    ]
    return "# Multimodal deep learning · Aprendizaje profundo multimodal · 多模态深度学习\n\n" + (
        "\n\n".join(parts) + "\n"
    )
