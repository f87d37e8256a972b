"""The same picture in several states, side by side."""

from collections.abc import Mapping

from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import bare, in_course_style, subplots


@in_course_style
def picture_strip(states: Mapping[str, Tensor], *, words: Words) -> Figure:
    """One panel per state with its name above.

    Args:
        states: key of the catalogue → picture (3, H, W) uint8.
    """
    figure, grid = subplots(2.3, 1, len(states), squeeze=False)
    for axes, (key, picture) in zip(grid[0], states.items(), strict=True):
        bare(axes).imshow(picture.permute(1, 2, 0).numpy(), interpolation="nearest")
        axes.set_title(words(key), fontsize=9.5)
    return figure
