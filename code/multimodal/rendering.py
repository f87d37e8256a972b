"""Figures and tables as the bytes that a page shows, the same bytes on every run."""

import base64
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pandas import DataFrame

RASTER_DPI = 150


@contextmanager
def drawing(*, salt: str) -> Iterator[None]:
    """Draw with the course's fonts, text as outlines and stable identifiers inside SVG.

    Args:
        salt: seeds the identifiers; differs between the figures of a page.

    Raises:
        UserWarning: a text needs a glyph that the fonts lack.
    """
    import matplotlib as mpl

    from multimodal.text.fonts import register_fonts

    settings: Any = {
        "font.family": list(register_fonts()),
        "svg.fonttype": "path",
        "svg.hashsalt": salt,
    }
    with mpl.rc_context(settings), warnings.catch_warnings():
        warnings.filterwarnings("error", message="Glyph .* missing")
        yield


def render_figure(figure: "Figure", raster: bool = False) -> dict[str, Any]:
    """The MIME bundle of a figure, which is closed: SVG, or PNG if ``raster``."""
    stream = io.BytesIO()
    if raster:
        figure.savefig(
            stream, format="png", dpi=RASTER_DPI, bbox_inches="tight", metadata={"Software": None}
        )
        content = {"image/png": base64.b64encode(stream.getvalue()).decode("ascii")}
    else:
        figure.savefig(
            stream, format="svg", bbox_inches="tight", metadata={"Date": None, "Creator": None}
        )
        content = {"image/svg+xml": stream.getvalue().decode("utf-8")}
    _close(figure)
    return content


def render_table(frame: "DataFrame") -> dict[str, Any]:
    """The MIME bundle of a table; an index of mere row numbers is left out.

    The name of an index heads its column, in the row of the other heads.
    """
    from pandas import RangeIndex

    indexed = not isinstance(frame.index, RangeIndex)
    if indexed and frame.columns.name is None:
        frame = frame.rename_axis(index=None, columns=frame.index.name)
    html = frame.to_html(index=indexed, border=0, classes="course-table", justify="unset")
    return {"text/html": html, "text/plain": frame.to_string(index=indexed)}


def _close(figure: "Figure") -> None:
    from matplotlib import pyplot

    pyplot.close(figure)
