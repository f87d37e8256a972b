"""Who competes with whom: the scores that InfoNCE, NT-Xent and CLIP's loss put under a softmax."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from multimodal.language import Words
from multimodal.plots.drawing import arrow, cell
from multimodal.plots.style import GREEN, GREY, MIST, ORANGE, bare, in_course_style, subplots

PAIRS = 4
RIGHT, COMPETES, LEFT_OUT = GREEN, "#F3C9B0", "white"


@in_course_style
def questions(*, words: Words) -> Figure:
    """Three tables of scores for four pictures: what is right, what competes, what is left out."""
    figure, panels = subplots(3.9, 1, 3, width_ratios=[1, 1.25, 1])
    _info_nce(panels[0])
    _nt_xent(panels[1])
    _clip(panels[2])
    for axes, name in zip(panels, ("info_nce", "nt_xent", "clip_loss"), strict=True):
        axes.set_title(words(f"{name}_title"), fontsize=11)
        axes.set_xlabel(words(f"{name}_count"), fontsize=9.5, labelpad=8)
    handles = [Rectangle((0, 0), 1, 1, fc=c, ec=GREY) for c in (RIGHT, COMPETES, LEFT_OUT)]
    names = [words(key) for key in ("is_right", "competes", "left_out")]
    figure.legend(handles, names, loc="outside lower center", ncols=3)
    return figure


def _info_nce(axes: Axes) -> None:
    keys = [f"$k_{j}$" for j in range(2 * PAIRS)]
    _table(axes, ["$q$"], keys, [[RIGHT] + [COMPETES] * (2 * PAIRS - 1)])
    axes.set_ylim(PAIRS + 0.5, -PAIRS + 0.5)


def _nt_xent(axes: Axes) -> None:
    names = [f"${letter}_{i}$" for letter in ("z", "z'") for i in range(1, PAIRS + 1)]
    kinds = [[COMPETES] * len(names) for _ in names]
    for row, line in enumerate(kinds):
        line[row] = LEFT_OUT
        line[(row + PAIRS) % len(names)] = RIGHT
    _table(axes, names, names, kinds)


def _clip(axes: Axes) -> None:
    numbers = range(1, PAIRS + 1)
    kinds = [[RIGHT if row == column else COMPETES for column in numbers] for row in numbers]
    _table(axes, [f"$u_{i}$" for i in numbers], [f"$v_{j}$" for j in numbers], kinds)
    inside, outside, middle = PAIRS - 0.45, PAIRS + 0.25, PAIRS / 2 - 0.5
    both = {"arrowstyle": "<|-|>", "shrinkA": 2, "shrinkB": 2, "lw": 1}
    arrow(axes, (inside, middle), (outside, middle), GREY, **both)
    arrow(axes, (middle, inside), (middle, outside), ORANGE, **both)


def _table(axes: Axes, rows: list[str], columns: list[str], kinds: list[list[str]]) -> None:
    bare(axes).xaxis.tick_top()
    axes.set(xlim=(-0.6, len(columns) - 0.4), ylim=(len(rows) - 0.4, -0.6), aspect="equal")
    for row, line in enumerate(kinds):
        for column, kind in enumerate(line):
            cell(axes, (column - 0.5, row - 0.5), (1, 1), kind, ec=MIST, lw=1.2)
    axes.set_xticks(range(len(columns)), columns, fontsize=9)
    axes.set_yticks(range(len(rows)), rows, fontsize=9)
    axes.tick_params(length=0, pad=2)
