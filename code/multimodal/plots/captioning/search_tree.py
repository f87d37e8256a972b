"""The beginnings that a search may follow, with their probabilities."""

from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from multimodal.language import Words
from multimodal.plots.drawing import path, sheet, write
from multimodal.plots.style import BLUE, GREEN, GREY, INK, ORANGE, in_course_style

Prefix = tuple[str, ...]
Table = Mapping[Prefix, Mapping[str, float]]
"""what was written → probability of each next token"""
ACROSS, START, SPACE = 4.6, 0.8, 0.85


@in_course_style
def search_tree(
    table: Table, greedy: Sequence[str], beam: Sequence[str], *, words: Words
) -> Figure:
    """From left to right, two tokens deep; the path of each search in its colour.

    Args:
        table: probabilities after the empty prefix and after each first token.
        greedy: the two tokens that greedy decoding takes, orange.
        beam: those that a beam finds, green.
    """
    leaves = [(first, second) for first in table[()] for second in table[first,]]
    figure, axes = sheet(2.4, (0, 14.2), (-SPACE * len(leaves) + 0.2, 0.6))
    found = {tuple(greedy): ORANGE, tuple(beam): GREEN}
    write(axes, (START, _middle(leaves, leaves)), words("tree_start"), color=GREY)
    for first, chance in table[()].items():
        own = [leaf for leaf in leaves if leaf[0] == first]
        colour = next((c for route, c in found.items() if route[0] == first), GREY)
        start, here = _middle(leaves, leaves), _middle(leaves, own)
        _branch(axes, 0, (start, here), words(f"tree_{first}"), chance, colour)
        for leaf in own:
            tone, step = found.get(leaf, GREY), table[first,][leaf[1]]
            ends = here, -SPACE * leaves.index(leaf)
            _branch(axes, 1, ends, words(f"tree_{leaf[1]}"), step, tone)
            product = words("tree_product", value=f"{chance * step:.2f}")
            write(axes, (2 * ACROSS + 3.1, ends[1]), product, color=tone, ha="left")
    return figure


def _middle(leaves: Sequence[Prefix], own: Sequence[Prefix]) -> float:
    return -SPACE * sum(map(leaves.index, own)) / len(own)


def _branch(
    axes: Axes, depth: int, heights: tuple[float, float], token: str, chance: float, colour: str
) -> None:
    left, right = START + 1.0 + ACROSS * depth, START + ACROSS * (depth + 1) - 1.0
    path(axes, (left, heights[0]), (right, heights[1]), colour=colour)
    above = 0.3 * left + 0.7 * right, 0.3 * heights[0] + 0.7 * heights[1] + 0.27
    write(axes, above, f"{chance:.2f}", color=INK if colour == GREY else colour, fontsize=9)
    write(axes, (right + 1.0, heights[1]), token, color=BLUE if colour == GREY else colour)
