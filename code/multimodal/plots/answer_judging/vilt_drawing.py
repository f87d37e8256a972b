"""Words and patches in one Transformer, with the three questions it learns from."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.drawing import arrow, box, cell, sheet, write
from multimodal.plots.style import AMBER, BLUE, GREEN, GREY, ORANGE, PALE, in_course_style

STEP, SIDE, TOKENS = 1.5, 1.2, 2.4
"""from one token to the next, the side of a token, the height of their row"""
HEADS = (("matching", ORANGE), ("masked_words", AMBER), ("alignment", GREEN))
HEIGHT = 1.5
"""of the box of the Transformer"""


@in_course_style
def vilt_drawing(tokens: dict[str, Sequence[str]], patches: Tensor, *, words: Words) -> Figure:
    """Tokens of the sentence and patches of the picture → Transformer → three objectives.

    Args:
        tokens: language → a few words, one of them hidden.
        patches: (N, 3, H, W) uint8, a few.
    """
    said = tokens[words.data_language]
    names = [words("whole_pair"), *said]
    count = len(names) + len(patches)
    width = STEP * count
    figure, axes = sheet(3.0, (-0.2, width + 0.2), (0.0, 9.0))
    for number, name in enumerate(names):
        _word(axes, STEP * (number + 0.5), name, ORANGE if number == 0 else BLUE)
    for number, patch in enumerate(patches, start=len(names)):
        _patch(axes, STEP * (number + 0.5), patch)
    _kinds(axes, len(names), count, words)
    middle = TOKENS + SIDE / 2 + 0.6 + HEIGHT / 2
    box(axes, (width / 2, middle), (width - 0.4, HEIGHT), words("one_transformer"), GREY, font=11)
    for number in range(count):
        x = STEP * (number + 0.5)
        arrow(axes, (x, TOKENS + SIDE / 2), (x, middle - HEIGHT / 2))
    _heads(axes, width, middle + HEIGHT / 2, words)
    return figure


def _word(axes: Axes, x: float, name: str, colour: str) -> None:
    cell(axes, (x - SIDE / 2, TOKENS - SIDE / 2), (SIDE, SIDE), PALE[colour], ec=colour)
    write(axes, (x, TOKENS), name, fontsize=8.5)


def _patch(axes: Axes, x: float, patch: Tensor) -> None:
    low, high = TOKENS - SIDE / 2, TOKENS + SIDE / 2
    place = (x - SIDE / 2, x + SIDE / 2, low, high)
    axes.imshow(patch.permute(1, 2, 0).cpu().numpy(), extent=place, interpolation="nearest")
    cell(axes, (x - SIDE / 2, low), (SIDE, SIDE), "none", ec=GREEN)


def _kinds(axes: Axes, split: int, count: int, words: Words) -> None:
    """Below the tokens: which kind they are; each has its own learned vector, added to all."""
    for first, last, key, colour in (
        (0, split, "kind_word", BLUE),
        (split, count, "kind_patch", GREEN),
    ):
        write(axes, (STEP * (first + last) / 2, 0.75), words(key), color=colour)


def _heads(axes: Axes, width: float, foot: float, words: Words) -> None:
    wide = width / len(HEADS)
    for number, (name, colour) in enumerate(HEADS):
        x = wide * (number + 0.5)
        head = box(axes, (x, foot + 2.0), (wide - 0.5, 1.7), words(f"head_{name}"), colour, font=9)
        arrow(axes, (x, foot), head.below)
