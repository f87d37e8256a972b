"""Who competes with whom: the scores that InfoNCE, NT-Xent and CLIP's loss put under a softmax."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from multimodal.language import Words
from multimodal.plots.style import GREEN, GREY, MIST, ORANGE, bare, canvas, in_course_style

PAIRS = 4
PALE = "#F3C9B0"


@in_course_style
def questions(*, words: Words) -> Figure:
    """Three tables of scores for four pictures: what is right, what competes, what is left out."""
    figure = canvas(3.9)
    panels = figure.subplots(1, 3, width_ratios=[1, 1.25, 1])
    _info_nce(panels[0])
    _nt_xent(panels[1])
    _clip(panels[2])
    for axes, name in zip(panels, ("info_nce", "nt_xent", "clip_loss"), strict=True):
        axes.set_title(words(f"{name}_title"), fontsize=11)
        axes.set_xlabel(words(f"{name}_count"), fontsize=9.5, labelpad=8)
    handles = [Rectangle((0, 0), 1, 1, fc=c, ec=GREY) for c in (GREEN, PALE, "white")]
    names = [words(key) for key in ("is_right", "competes", "left_out")]
    figure.legend(handles, names, loc="outside lower center", ncols=3)
    return figure


def _info_nce(axes: Axes) -> None:
    _frame(axes, 2 * PAIRS, PAIRS / 2 + 0.5)
    for column in range(2 * PAIRS):
        _cell(axes, 0, column, GREEN if column == 0 else PALE)
    _names(axes, ["$q$"], ["$k_0$"] + [f"$k_{j}$" for j in range(1, 2 * PAIRS)])
    axes.set_ylim(PAIRS + 0.5, -PAIRS + 0.5)


def _nt_xent(axes: Axes) -> None:
    _frame(axes, 2 * PAIRS, 2 * PAIRS)
    for row in range(2 * PAIRS):
        for column in range(2 * PAIRS):
            partner = (row + PAIRS) % (2 * PAIRS)
            colour = "white" if row == column else GREEN if column == partner else PALE
            _cell(axes, row, column, colour)
    names = [f"$z_{i}$" for i in range(1, PAIRS + 1)] + [f"$z'_{i}$" for i in range(1, PAIRS + 1)]
    _names(axes, names, names)


def _clip(axes: Axes) -> None:
    _frame(axes, PAIRS, PAIRS)
    for row in range(PAIRS):
        for column in range(PAIRS):
            _cell(axes, row, column, GREEN if row == column else PALE)
    numbers = range(1, PAIRS + 1)
    _names(axes, [f"$u_{i}$" for i in numbers], [f"$v_{j}$" for j in numbers])
    axes.annotate(
        "",
        (PAIRS + 0.25, PAIRS / 2 - 0.5),
        (PAIRS - 0.45, PAIRS / 2 - 0.5),
        arrowprops={"arrowstyle": "<|-|>", "color": GREY},
    )
    axes.annotate(
        "",
        (PAIRS / 2 - 0.5, PAIRS + 0.25),
        (PAIRS / 2 - 0.5, PAIRS - 0.45),
        arrowprops={"arrowstyle": "<|-|>", "color": ORANGE},
    )


def _frame(axes: Axes, columns: int, rows: float) -> None:
    bare(axes)
    axes.set(xlim=(-0.6, columns - 0.4), ylim=(rows - 0.4, -0.6), aspect="equal")
    axes.xaxis.tick_top()


def _cell(axes: Axes, row: int, column: int, colour: str) -> None:
    axes.add_patch(Rectangle((column - 0.5, row - 0.5), 1, 1, fc=colour, ec=MIST, lw=1.2))


def _names(axes: Axes, rows: list[str], columns: list[str]) -> None:
    axes.set_xticks(range(len(columns)), columns, fontsize=9)
    axes.set_yticks(range(len(rows)), rows, fontsize=9)
    axes.tick_params(length=0, pad=2)
