"""Scenes with noisy captions, and what a filter decided about each."""

from collections.abc import Sequence
from textwrap import fill

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import AMBER, GREEN, ORANGE, bare, in_course_style, subplots

COLUMNS = 4
VERDICTS = {
    (True, True): ("dropped_wrong", GREEN),
    (False, False): ("kept_true", GREEN),
    (True, False): ("dropped_true", ORANGE),
    (False, True): ("kept_wrong", AMBER),
}
"""(dropped, wrong) → what is written below, and the colour of the frame"""


@in_course_style
def filtered_captions(
    pictures: Tensor,
    captions: Sequence[str],
    chances: Sequence[float],
    wrong: Sequence[bool],
    *,
    words: Words,
) -> Figure:
    """Each caption above its picture; below, how likely the filter thinks that it is right.

    Args:
        pictures: (N, 3, H, W) uint8.
        captions: N.
        chances: N, of being right; below one half the filter drops the caption.
        wrong: N, the truth.
    """
    rows = -(-len(pictures) // COLUMNS)
    figure, grid = subplots(2.75 * rows, rows, COLUMNS, squeeze=False)
    for axes in grid.flat:
        bare(axes)
    shown = zip(grid.flat, pictures, captions, chances, wrong, strict=False)
    for axes, picture, caption, chance, false in shown:
        axes.imshow(picture.permute(1, 2, 0).numpy(), interpolation="nearest")
        axes.set_title(fill(caption, 21), fontsize=9, pad=4)
        _framed(axes, float(chance), bool(false), words)
    return figure


def _framed(axes: Axes, chance: float, wrong: bool, words: Words) -> None:
    key, colour = VERDICTS[chance < 0.5, wrong]
    axes.set_xlabel(f"{100 * chance:.0f} %\n{words(key)}", fontsize=9, color=colour, labelpad=3)
    for spine in axes.spines.values():
        spine.set(visible=True, color=colour, lw=3)
