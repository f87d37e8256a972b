"""The entries of a memory, and how much of each a question reads."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.drawing import cell, write
from multimodal.plots.style import BLUE, GREEN, MIST, ORANGE, bare, in_course_style, subplots

HIGH, WIDE = 0.8, 1.0


class Reading(NamedTuple):
    """A question put to a memory of E entries in one state."""

    state: str
    """of the memory: ``whole``, ``missing``, ``wrong``"""
    weights: Tensor
    """(1 + E,) from 0 to 1, that of *nothing here* first"""
    answer: Mapping[str, str]
    """by language"""
    right: bool


@in_course_style
def memory_reading(
    entries: Mapping[str, Sequence[str]], readings: Sequence[Reading], *, words: Words
) -> Figure:
    """A row for each entry, a column of bars for each state, below it the answer.

    Args:
        entries: language → E facts, in the order of the weights.
        readings: of one question, from a memory in several states.
    """
    facts = [words("nothing_here"), *entries[words.data_language]]
    ratios = {"width_ratios": [1.7] + [1.0] * len(readings)}
    figure, grid = subplots(0.24 * (len(facts) + 3), 1, 1 + len(readings), sharey=True, **ratios)
    for axes in grid:
        bare(axes).set(xlim=(0, WIDE), ylim=(len(facts) + 1.0, -1.6))
    for row, fact in enumerate(facts):
        grid[0].text(WIDE, row, fact, ha="right", va="center", fontsize=9)
    for axes, reading in zip(grid[1:], readings, strict=True):
        _column(axes, reading, words)
    return figure


def _column(axes: Axes, reading: Reading, words: Words) -> None:
    code, count = words.data_language, len(reading.weights)
    write(axes, (WIDE / 2, -1.1), words(f"base_{reading.state}"), fontsize=9)
    for row, weight in enumerate(reading.weights.tolist()):
        cell(axes, (0, row - HIGH / 2), (WIDE, HIGH), MIST)
        cell(axes, (0, row - HIGH / 2), (WIDE * weight, HIGH), BLUE)
    colour = GREEN if reading.right else ORANGE
    write(axes, (WIDE / 2, count + 0.3), reading.answer[code], color=colour, weight="bold")
