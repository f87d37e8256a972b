"""The Sphinx extension of the course: localised outputs, steady anchors, the frame of the pages."""

from typing import Any

from sphinx.application import Sphinx

from coursekit.sphinxext import (
    accessible,
    anchors,
    api_links,
    bibliography,
    folded_cells,
    frame,
    light_pages,
    localized,
    lookups,
    mathematics,
    printed_code,
    setting,
    straight,
    typography,
)


def setup(app: Sphinx) -> dict[str, Any]:
    """Entry point that Sphinx calls."""
    inner = (setting, straight, localized, anchors, bibliography, lookups, frame, typography)
    outer = (printed_code, folded_cells, api_links, mathematics, accessible, light_pages)
    for part in (*inner, *outer):
        part.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
