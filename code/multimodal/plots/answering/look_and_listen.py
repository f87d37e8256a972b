"""Two attentions at once: which places of the picture, which words of the question."""

from collections.abc import Sequence
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.lit_places import lit_places
from multimodal.plots.style import BLUE, GREY, INK, bare, in_course_style, subplots


class Glance(NamedTuple):
    """One step."""

    places: Tensor
    """(L,)"""
    words: Tensor
    """(M,)"""


@in_course_style
def look_and_listen(
    picture: Tensor, tokens: Sequence[str], glances: Sequence[Glance], *, words: Words
) -> Figure:
    """A row a step: the picture, bright where it looked; a bar a word, long where it listened.

    Args:
        picture: (3, H, W) uint8.
        tokens: M words of the question, as the network read them.
        glances: the steps, one after the other.
    """
    pixels = picture.permute(1, 2, 0).cpu().numpy()
    rows = len(glances)
    high = rows * max(1.6, 0.175 * len(tokens) + 0.15) + 0.4
    ratios = {"width_ratios": [1, 2], "sharex": "col", "squeeze": False}
    figure, grid = subplots(high, rows, 2, **ratios)
    for number, ((left, right), glance) in enumerate(zip(grid, glances, strict=True), start=1):
        bare(left).imshow(lit_places(pixels, glance.places), interpolation="nearest")
        left.set_ylabel(words("step_number", number=number), color=INK)
        _bars(right, tokens, glance.words)
    grid[-1][1].set_xlabel(words("weight_of_word"))
    return figure


def _bars(axes: Axes, tokens: Sequence[str], weights: Tensor) -> None:
    shares = [100 * value for value in weights.tolist()]
    colours = [BLUE if value == max(shares) else GREY for value in shares]
    axes.barh(range(len(tokens)), shares, color=colours, height=0.7)
    axes.set_yticks(range(len(tokens)), tokens, fontsize=9)
    axes.set(xlim=(0, 100), ylim=(len(tokens) - 0.4, -0.6))
    axes.grid(axis="y", visible=False)
