"""The Sphinx extension of the course: localised outputs, steady anchors, the frame of the pages."""

from typing import Any

from sphinx.application import Sphinx

from coursekit.sphinxext import (
    anchors,
    bibliography,
    chinese,
    frame,
    localized,
    messages,
    readonce,
    setting,
    sources,
)


def setup(app: Sphinx) -> dict[str, Any]:
    """Entry point that Sphinx calls."""
    for part in (
        setting,
        messages,
        sources,
        localized,
        anchors,
        bibliography,
        chinese,
        readonce,
        frame,
    ):
        part.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
