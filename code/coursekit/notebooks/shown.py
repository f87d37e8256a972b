"""What the cells showed and published, in one language and without marks of the build."""

from collections.abc import Iterable, Iterator
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
        name: localised(output.data, language)
        for cell in cells
        for output in cell.get("outputs", [])
        if (name := _name(output)) is not None
    }


def reader_outputs(
    cell: NotebookNode, language: str, alternatives: dict[str, str]
) -> Iterator[NotebookNode]:
    """The outputs of a cell as its page shows them, without the error stream (progress bars).

    Args:
        alternatives: texts in place of a picture, by the name under which it was published.
    """
    for output in cell.get("outputs", []):
        if output.output_type == "error":
            yield output
        elif output.output_type == "stream":
            if output.name == "stdout":
                yield new_output("stream", name="stdout", text=output.text)
        else:
            data, name = localised(output.data, language), _name(output)
            if data and (name is None or set(data) & set(PICTURES)):
                metadata = _metadata(data, alternatives.get(name or ""))
                yield new_output("display_data", data=data, metadata=metadata)


def _name(output: NotebookNode) -> str | None:
    """The name under which an output was published."""
    return output.get("metadata", {}).get("scrapbook", {}).get("name")


def _metadata(data: Bundle, alternative: str | None) -> dict[str, Any]:
    picture = next((mime for mime in PICTURES[:3] if mime in data), None)
    return {picture: {"alt": alternative}} if picture and alternative else {}
