"""Attention on four tokens, step by step, with the numbers written into the tables."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import INK, bare, in_course_style, subplots


@in_course_style
def attention_steps(steps: dict[str, Tensor], *, words: Words) -> Figure:
    """One table per step, from left to right.

    Args:
        steps: ``scores``, ``scaled``, ``weights`` (N, N) and ``heard`` (N, D), in this order.
    """
    widths = [table.shape[1] for table in steps.values()]
    figure, grid = subplots(2.3, 1, len(steps), width_ratios=widths)
    for axes, (name, table) in zip(grid, steps.items(), strict=True):
        _numbers(axes, table)
        axes.set_title(words(f"step_{name}"), fontsize=10)
    grid[0].set_yticks(range(len(table)), [words(f"token_{n + 1}") for n in range(len(table))])
    grid[0].tick_params(labelleft=True, labelsize=9, length=0)
    return figure


def _numbers(axes: Axes, table: Tensor) -> None:
    top = float(table.max())
    bare(axes).imshow(table.numpy(), cmap="Blues", vmin=0, vmax=1.6 * top)
    for row, line in enumerate(table.tolist()):
        for column, value in enumerate(line):
            text = f"{value:.0f}" if value == int(value) else f"{value:.2f}"
            axes.text(column, row, text, ha="center", va="center", fontsize=9.5, color=INK)
