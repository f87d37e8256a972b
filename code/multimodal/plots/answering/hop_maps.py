"""Where networks look, hop after hop, for one question about one picture."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.lit_places import lit_places
from multimodal.plots.style import GREEN, INK, ORANGE, bare, in_course_style, subplots


class Looked(NamedTuple):
    """What one network did."""

    maps: Tensor
    """(hops, L)"""
    answer: Mapping[str, str]
    """language → its answer"""
    right: bool


@in_course_style
def hop_maps(
    picture: Tensor, question: Mapping[str, str], looked: Mapping[str, Looked], *, words: Words
) -> Figure:
    """The picture; then for each network its maps, titled by the hop, and its answer.

    Args:
        picture: (3, H, W) uint8.
        question: language → its words.
        looked: system → its maps and its answer.
    """
    spoken, pixels = words.data_language, picture.permute(1, 2, 0).cpu().numpy()
    columns = 1 + sum(len(each.maps) for each in looked.values())
    figure, grid = subplots(2.35, 1, columns, squeeze=False)
    panels = iter(grid[0])
    figure.suptitle(question[spoken], fontsize=11, color=INK)
    _show(next(panels), pixels, words("the_picture"))
    for system, each in looked.items():
        for hop, weights in enumerate(each.maps, start=1):
            axes = next(panels)
            title = words("hop_title", system=words(f"system_{system}"), hop=hop)
            _show(axes, lit_places(pixels, weights), title)
        answer = words("answers", answer=each.answer[spoken])
        axes.set_xlabel(answer, fontsize=10, color=GREEN if each.right else ORANGE)
    return figure


def _show(axes: Axes, pixels: np.ndarray, title: str) -> None:
    bare(axes).imshow(pixels, interpolation="nearest")
    axes.set_title(title, fontsize=9.5, color=INK, pad=4)
