"""The puzzle at the beginning: shuffled pictures, what two networks say of them, and the pictures.

Letters: B pictures, C channels, S side of a picture, G pieces a side.
"""

from collections.abc import Sequence

from einops import rearrange
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor
from torch.nn.functional import pad

from multimodal.language import Words
from multimodal.plots.style import GREEN, ORANGE, bare, in_course_style, subplots

GAP = 1
"""Pixels between two pieces."""


def apart(pictures: Tensor, side: int) -> Tensor:
    """Pictures (B, 1, S, S) with gaps between their ``side`` × ``side`` pieces, (B, S', S')."""
    pieces = rearrange(pictures, "b 1 (g p) (k q) -> b g k p q", g=side, k=side)
    return rearrange(pad(pieces, (0, GAP, 0, GAP)), "b g k p q -> b (g p) (k q)")


@in_course_style
def puzzle(
    shuffled: Tensor,
    pictures: Tensor,
    guesses: dict[str, Sequence[int]],
    labels: Sequence[int],
    names: dict[str, list[str]],
    *,
    words: Words,
) -> Figure:
    """Shuffled pictures with the guesses of two networks below, then the pictures themselves.

    Args:
        shuffled: (B, 1, S, S) in [0, 1], four pieces a side.
        pictures: (B, 1, S, S), the same ones in order.
        guesses: ``blind`` and ``placed`` → B class numbers, for the shuffled pictures.
        labels: the B right ones.
        names: language → names of the classes.
    """
    called = names[words.data_language]
    figure, grid = subplots(3.6, 2, len(labels), squeeze=False)
    for column, picture in enumerate(apart(shuffled, 4)):
        bare(grid[0][column]).imshow(picture.numpy(), cmap="Greys", vmin=0, vmax=1)
        for line, (kind, found) in enumerate(guesses.items()):
            right = found[column] == labels[column]
            _say(grid[0][column], line, words(f"says_{kind}"), called[found[column]], right)
    for axes, picture, label in zip(grid[1], pictures, labels, strict=True):
        bare(axes).imshow(picture[0].numpy(), cmap="Greys", vmin=0, vmax=1)
        axes.set_title(called[label], fontsize=10)
    return figure


def _say(axes: Axes, line: int, who: str, what: str, right: bool) -> None:
    text, colour = f"{who}: {what}", GREEN if right else ORANGE
    place = (0.5, -0.06 - 0.17 * line)
    axes.text(*place, text, transform=axes.transAxes, ha="center", va="top", size=9, color=colour)
