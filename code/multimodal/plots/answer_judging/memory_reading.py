"""The entries of a memory, and how much of each a question reads."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.drawing import cell, write
from multimodal.plots.style import BLUE, GREEN, INK, MIST, ORANGE, bare, in_course_style, subplots

HIGH, WIDE = 0.8, 1.0


class Reading(NamedTuple):
    """One question put to a memory of E entries."""

    title: Mapping[str, str]
    """by language, over the column"""
    weights: Tensor
    """(E,) from 0 to 1"""
    answer: Mapping[str, str]
    right: bool


@in_course_style
def memory_reading(
    entries: Mapping[str, Sequence[str]], readings: Sequence[Reading], *, words: Words
) -> Figure:
    """A row for each entry, a column of bars for each question, below it the answer.

    Args:
        entries: language → the facts, in the order of the weights.
        readings: of the same memory.
    """
    facts = entries[words.data_language]
    figure, grid = subplots(0.23 * (len(facts) + 3.4), 1, 1 + len(readings), sharey=True)
    for axes in grid:
        bare(axes).set(xlim=(0, WIDE), ylim=(len(facts) + 1.2, -1.8))
    for row, fact in enumerate(facts):
        grid[0].text(WIDE, row, fact, ha="right", va="center", fontsize=9)
    for axes, reading in zip(grid[1:], readings, strict=True):
        _column(axes, reading, words)
    return figure


def _column(axes: Axes, reading: Reading, words: Words) -> None:
    code, count = words.data_language, len(reading.weights)
    write(axes, (WIDE / 2, -1.2), reading.title[code], fontsize=9, color=INK)
    for row, weight in enumerate(reading.weights.tolist()):
        cell(axes, (0, row - HIGH / 2), (WIDE, HIGH), MIST)
        cell(axes, (0, row - HIGH / 2), (WIDE * weight, HIGH), BLUE)
    colour = GREEN if reading.right else ORANGE
    write(axes, (WIDE / 2, count + 0.4), reading.answer[code], color=colour, weight="bold")
