"""What the cells showed and published, in one language and without marks of the build."""

from collections.abc import Iterable
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output

from multimodal.notebook import LOCALIZED, RECORD_PREFIX

PICTURES = ("image/svg+xml", "image/png", "image/jpeg", "text/html")
KEPT = (*PICTURES, "text/markdown", "text/latex", "text/plain")

Bundle = dict[str, Any]


def localised(data: Bundle, language: str) -> Bundle:
    """The part of a MIME bundle that a reader of this language sees, records unpacked.

    Raises:
        KeyError: a localised output lacks the language.
    """
    plain = {mime.removeprefix(RECORD_PREFIX): content for mime, content in data.items()}
    chosen = plain.get(LOCALIZED)
    if chosen is not None:
        plain = dict(chosen[language])
    return {mime: plain[mime] for mime in KEPT if mime in plain}


def published(cells: Iterable[NotebookNode], language: str) -> dict[str, Bundle]:
    """Everything the cells published for the prose, by name, in one language."""
    return {
        output.metadata["scrapbook"]["name"]: localised(output.data, language)
        for cell in cells
        for output in cell.get("outputs", [])
        if "scrapbook" in output.get("metadata", {})
    }


def reader_outputs(
    cell: NotebookNode, language: str, alternatives: dict[str, str], *, errors: bool = False
) -> list[NotebookNode]:
    """The outputs of a cell as a reader's own run would show them.

    Args:
        alternatives: texts in place of a picture, by the name under which it was published.
        errors: keep what was written to the error stream (progress bars, warnings).
    """
    shown = (_shown(o, language, alternatives, errors) for o in cell.get("outputs", []))
    return [output for output in shown if output is not None]


def _shown(
    output: NotebookNode, language: str, alternatives: dict[str, str], errors: bool
) -> NotebookNode | None:
    if output.output_type == "stream":
        kept = output.name == "stdout" or errors
        return new_output("stream", name=output.name, text=output.text) if kept else None
    if output.output_type == "error":
        return output
    data = localised(output.data, language)
    name = output.get("metadata", {}).get("scrapbook", {}).get("name")
    if not data or (name is not None and not set(data) & set(PICTURES)):
        return None
    return new_output("display_data", data=data, metadata=_metadata(data, alternatives.get(name)))


def _metadata(data: Bundle, alternative: str | None) -> dict[str, Any]:
    picture = next((mime for mime in PICTURES[:3] if mime in data), None)
    return {picture: {"alt": alternative}} if picture and alternative else {}
