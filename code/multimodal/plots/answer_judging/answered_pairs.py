"""Questions about one picture, and what several systems answer: green if right, orange if not."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.drawing import path, write
from multimodal.plots.style import GREEN, GREY, MIST, ORANGE, bare, in_course_style, subplots

FIRST, STEP, HIGH = 0.66, 0.155, 0.1
"""where the first column of answers has its middle, how far apart they are, the height of a row"""


class Answered(NamedTuple):
    """What a system answered in one language."""

    answers: Sequence[str]
    right: Sequence[bool]


@in_course_style
def answered_pairs(
    picture: Tensor,
    questions: Mapping[str, Sequence[str]],
    systems: Mapping[str, Mapping[str, Answered]],
    *,
    words: Words,
) -> Figure:
    """A row for each question, a column for each system, below them how many are right.

    Args:
        picture: (3, H, W) uint8.
        questions: language → an even number; a question and its negation follow each other.
        systems: name → language → the answers, in the order of the questions.
    """
    asked = questions[words.data_language]
    found = {name: each[words.data_language] for name, each in systems.items()}
    rows = len(asked) + 2
    figure, (left, right) = subplots(0.27 * rows, 1, 2, width_ratios=[1.0, 4.0])
    bare(left).imshow(np.ascontiguousarray(picture.permute(1, 2, 0).cpu().numpy()))
    bare(right).set(xlim=(0, 1), ylim=(-HIGH * (rows - 1), HIGH))
    for row, text in enumerate(asked):
        right.text(0, -HIGH * (row + 0.5), text, va="center", fontsize=9)
    for pair in range(1, len(asked) // 2):
        path(right, (0, -2 * HIGH * pair), (1, -2 * HIGH * pair), colour=MIST, lw=1.0)
    for column, (name, each) in enumerate(found.items()):
        _column(right, FIRST + STEP * column, words(f"system_{name}"), each)
    return figure


def _column(axes: Axes, x: float, title: str, found: Answered) -> None:
    write(axes, (x, 0.5 * HIGH), title, fontsize=9)
    for row, (answer, right) in enumerate(zip(found.answers, found.right, strict=True)):
        write(axes, (x, -HIGH * (row + 0.5)), answer, color=GREEN if right else ORANGE)
    share = f"{sum(found.right)}/{len(found.right)}"
    write(axes, (x, -HIGH * (len(found.right) + 0.5)), share, color=GREY, weight="bold")
