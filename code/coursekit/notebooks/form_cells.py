"""Cells tagged ``bookkeeping`` in a notebook: folded in Jupyter, a titled form in Colab."""

from typing import Any

from nbformat import NotebookNode

from coursekit.wording import say

TAG = "bookkeeping"


def is_bookkeeping(cell: NotebookNode) -> bool:
    """Whether a page's cell carries the tag."""
    return TAG in cell.metadata.get("tags", [])


def titled_source(cell: NotebookNode, language: str) -> str:
    """The source, under Colab's comment for a title if the cell is bookkeeping."""
    if not is_bookkeeping(cell):
        return cell.source
    return f"# @title {say(TAG, language)}\n{cell.source}"


def form_metadata(cell: NotebookNode) -> dict[str, Any]:
    """What folds the cell; nothing for other cells."""
    if not is_bookkeeping(cell):
        return {}
    return {"cellView": "form", "jupyter": {"source_hidden": True}}
