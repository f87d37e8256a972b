"""The Sphinx extension of the course: localised outputs, steady anchors, the frame of the pages."""

from typing import Any

from sphinx.application import Sphinx

from coursekit.sphinxext import (
    anchors,
    api_links,
    bibliography,
    chinese,
    folded_cells,
    frame,
    localized,
    messages,
    printed_code,
    readonce,
    setting,
    straight,
)


def setup(app: Sphinx) -> dict[str, Any]:
    """Entry point that Sphinx calls."""
    parts = (
        setting,
        messages,
        straight,
        localized,
        anchors,
        bibliography,
        chinese,
        readonce,
        frame,
    )
    for part in (*parts, printed_code, folded_cells, api_links):
        part.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
