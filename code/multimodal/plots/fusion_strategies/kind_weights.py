"""To whom a network listens, by the kind of question that it is asked."""

from collections.abc import Mapping, Sequence

from matplotlib.figure import Figure

from multimodal.language import Words
from multimodal.plots.style import AMBER, BLUE, GREEN, in_course_style, subplots

PARTS = {"first": BLUE, "second": AMBER, "both": GREEN}


@in_course_style
def kind_weights(weights: Mapping[str, Mapping[str, Sequence[float]]], *, words: Words) -> Figure:
    """A panel a strategy, a bar a kind of question, divided among those who are heard.

    Args:
        weights: strategy → kind of question → weights of the first sense, the second, both as one.
    """
    figure, grid = subplots(2.9, 1, len(weights), sharey=True, squeeze=False)
    for axes, (name, by_kind) in zip(grid[0], weights.items(), strict=True):
        done = [0.0] * len(by_kind)
        for part, colour in PARTS.items():
            row = list(PARTS).index(part)
            width = [100 * kind[row] for kind in by_kind.values()]
            label = words(f"heard_{part}")
            axes.barh(range(len(width)), width, 0.62, left=done, color=colour, label=label)
            done = [start + length for start, length in zip(done, width, strict=True)]
        axes.set_yticks(range(len(by_kind)), [words(f"asked_{kind}") for kind in by_kind])
        axes.set(xlim=(0, 100), xlabel=words("weight"), title=words(f"strategy_{name}"))
        axes.grid(axis="y", visible=False)
    grid[0][0].invert_yaxis()
    entries = grid[0][0].get_legend_handles_labels()
    figure.legend(*entries, loc="outside upper center", ncols=len(PARTS))
    return figure
