"""The same question about two pictures, with two answers."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import GREEN, bare, in_course_style, subplots


class PicturePair(NamedTuple):
    """A question and the two pictures about which it is asked."""

    pictures: Sequence[Tensor]
    """two, (3, H, W) uint8"""
    question: Mapping[str, str]
    """by language"""
    answers: Sequence[Mapping[str, str]]
    """two, by language"""


@in_course_style
def picture_pairs(pairs: Sequence[PicturePair], *, words: Words) -> Figure:
    """A row for each pair: the question at the left, then both pictures, each with its answer.

    Args:
        pairs: one or more.
    """
    ratios = {"width_ratios": [1.9, 1, 1]}
    figure, grid = subplots(1.15 * len(pairs), len(pairs), 3, squeeze=False, **ratios)
    code = words.data_language
    for (text, *pictures), pair in zip(grid, pairs, strict=True):
        bare(text).text(1, 0.5, pair.question[code], ha="right", va="center", fontsize=10)
        for axes, pixels, answer in zip(pictures, pair.pictures, pair.answers, strict=True):
            bare(axes).imshow(np.ascontiguousarray(pixels.permute(1, 2, 0).cpu().numpy()))
            place = {"transform": axes.transAxes, "va": "center", "fontsize": 10}
            axes.text(1.06, 0.5, answer[code], color=GREEN, **place)
    return figure
