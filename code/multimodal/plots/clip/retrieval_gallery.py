"""Queries in words, answers in pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import GREEN, GREY, bare, in_course_style, subplots


@dataclass(frozen=True)
class Answer:
    """One query and the pictures found for it, best first.

    ``target`` is the index of the right picture in ``found``'s numbering, None when there is none.
    """

    query: str
    found: Sequence[int]
    cosines: Sequence[float]
    target: int | None = None


@in_course_style
def retrieval_gallery(answers: Sequence[Answer], pictures: Tensor, *, words: Words) -> Figure:
    """One row per query: its words, then the pictures found; the right one is framed in green.

    Args:
        answers: queries, in whatever languages.
        pictures: (N, 3, H, W) uint8, which the answers' indices point into.

    Raises:
        ValueError: no answer was given.
    """
    if not answers:
        raise ValueError("no answers to show: give at least one query")
    columns = max(len(answer.found) for answer in answers)
    figure, grid = subplots(
        1.15 * len(answers),
        len(answers),
        columns + 1,
        squeeze=False,
        width_ratios=[2.1] + [1.0] * columns,
    )
    for row, answer in zip(grid, answers, strict=True):
        _query(row[0], answer.query)
        for place, axes in enumerate(row[1:]):
            bare(axes)
            if place < len(answer.found):
                _picture(axes, answer, place, pictures)
    return figure


def _query(axes: Axes, query: str) -> None:
    bare(axes)
    chinese = any("\u4e00" <= letter <= "\u9fff" for letter in query)
    axes.text(0, 0.5, "\n".join(wrap(query, 11 if chinese else 22)), va="center", fontsize=10)


def _picture(axes: Axes, answer: Answer, place: int, pictures: Tensor) -> None:
    index = answer.found[place]
    pixels = np.ascontiguousarray(pictures[index].permute(1, 2, 0).cpu().numpy())
    axes.imshow(pixels, interpolation="nearest" if pixels.shape[0] < 40 else "antialiased")
    right = index == answer.target
    axes.set_title(
        f"{answer.cosines[place]:.2f}", fontsize=9, pad=4, color=GREEN if right else GREY
    )
    for spine in axes.spines.values():
        spine.set(visible=True, color=GREEN if right else GREY, lw=3 if right else 0.6)
