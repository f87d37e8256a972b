"""The folder of notebooks, laid out as a branch that Colab opens notebooks from."""

from collections.abc import Mapping
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from coursekit.course import LANGUAGES
from coursekit.wording import say
from multimodal.training.files import write_atomically


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
        write_atomically(place / f"{slug}.ipynb", (nbformat.writes(notebook) + "\n").encode())
    for path in place.rglob("*.ipynb"):
        if path.relative_to(place).with_suffix("").as_posix() not in titles:
            path.unlink()
    (place / "README.md").write_text(_contents(language, titles), "utf-8")
    (folder / "README.md").write_text(_readme(), "utf-8")


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
