"""The Sphinx extension of the course: localised outputs, steady anchors, the frame of the pages."""

from typing import Any

from sphinx.application import Sphinx

from coursekit.sphinxext import (
    anchors,
    api_links,
    bibliography,
    folded_cells,
    frame,
    localized,
    lookups,
    printed_code,
    setting,
    straight,
)


def setup(app: Sphinx) -> dict[str, Any]:
    """Entry point that Sphinx calls."""
    inner = (setting, straight, localized, anchors, bibliography, lookups, frame)
    for part in (*inner, printed_code, folded_cells, api_links):
        part.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
