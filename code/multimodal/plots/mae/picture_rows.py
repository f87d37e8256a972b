"""What a masked autoencoder was shown, what it made of it, and what was there."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import bare, in_course_style, subplots

COVER = 0.72


@in_course_style
def picture_rows(
    rows: Mapping[str, Tensor],
    hidden: Tensor,
    *,
    heads: Sequence[str] | None = None,
    covered: str = "shown",
    words: Words,
) -> Figure:
    """One row per version of the same pictures, dark on light.

    Args:
        rows: key of the catalogue → (N, 1, H, W) in [0, 1].
        hidden: (N, 1, H, W) bool; in the row ``covered`` these pixels are painted grey.
        heads: a title for each column.
        covered: the row that shows what the encoder saw.

    Raises:
        ValueError: rows of different length.
    """
    count = len(hidden)
    if any(len(pictures) != count for pictures in rows.values()):
        raise ValueError(f"every row must hold {count} pictures")
    figure, grid = subplots(
        0.82 * len(rows) + 0.3,
        len(rows),
        count + 1,
        squeeze=False,
        width_ratios=[1.5] + [1] * count,
    )
    for line, (key, pictures) in zip(grid, rows.items(), strict=True):
        label = bare(line[0])
        label.text(1, 0.5, words(key), ha="right", va="center", fontsize=9.5)
        for axes, picture, cover in zip(line[1:], pictures, hidden, strict=True):
            pixels = 1 - picture[0].clamp(0, 1).numpy()
            if key == covered:
                pixels = np.where(cover[0].numpy(), COVER, pixels)
            bare(axes).imshow(pixels, cmap="gray", vmin=0, vmax=1, interpolation="nearest")
    for axes, head in zip(grid[0][1:], heads or [], strict=False):
        axes.set_title(head, fontsize=10)
    return figure
