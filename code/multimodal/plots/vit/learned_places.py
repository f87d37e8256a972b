"""The learned table of positions, drawn: how alike the rows of any two places are."""

from math import isqrt

import torch
from matplotlib.figure import Figure
from torch import Tensor
from torch.nn.functional import normalize

from multimodal.language import Words
from multimodal.plots.style import ORANGE, bare, in_course_style, subplots


def likeness(table: Tensor) -> Tensor:
    """Cosines of the rows with each other, their common mean taken away: (N, D) → (N, N)."""
    rows = normalize(table - table.mean(dim=0), dim=1)
    return rows @ rows.T


@in_course_style
def learned_places(table: Tensor, *, words: Words) -> Figure:
    """One small map per place, at the place itself; the cross marks where it is.

    Args:
        table: (G², D), the patches row by row, without the class token.
    """
    side = isqrt(len(table))
    figure, grid = subplots(4.6, side, side, squeeze=False)
    cosines = likeness(table)
    cosines.fill_diagonal_(torch.nan)
    least, most = float(cosines.nan_to_num(0).min()), float(cosines.nan_to_num(0).max())
    for place, axes in enumerate(grid.flat):
        values = cosines[place].reshape(side, side).numpy()
        image = bare(axes).imshow(values, cmap="cividis", vmin=least, vmax=most)
        axes.plot(place % side, place // side, marker="x", color=ORANGE, ms=6, mew=2)
    bar = figure.colorbar(image, ax=grid.ravel().tolist(), shrink=0.6, aspect=18)
    bar.set_label(words("cosine"), fontsize=10)
    return figure
