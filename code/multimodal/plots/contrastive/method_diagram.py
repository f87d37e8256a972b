"""Four ways to learn from two views, drawn in one language of boxes."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from multimodal.language import Words
from multimodal.plots.drawing import Box, Point, arrow, box, path, write
from multimodal.plots.style import (
    AMBER,
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PALE,
    bare,
    in_course_style,
    subplots,
)

TOP, BOTTOM, MIDDLE = 4.75, 1.35, 3.05
LEFT, CENTRE, RIGHT = 3.2, 7.15, 11.1
LEARNED, AVERAGED, GOAL, GUARD = BLUE, GREY, ORANGE, GREEN


@in_course_style
def four_methods(*, words: Words) -> Figure:
    """SimCLR, MoCo, SwAV and BYOL; what keeps each from collapse is green."""
    figure, panels = subplots(6.6, 2, 2)
    draws = {"SimCLR": _simclr, "MoCo": _moco, "SwAV": _swav, "BYOL": _byol}
    for axes, (name, draw) in zip(panels.flat, draws.items(), strict=True):
        bare(axes).set(xlim=(-0.4, 12.9), ylim=(0.3, 5.9))
        axes.set_title(name, fontsize=12, loc="left", fontweight="bold")
        _views(axes)
        draw(axes, words)
    kinds = {"learned": LEARNED, "averaged": AVERAGED, "goal": GOAL, "guard": GUARD}
    handles: list[Patch | Line2D] = [Patch(fc=PALE[c], ec=GREY) for c in kinds.values()]
    handles.append(Line2D([], [], color=ORANGE, lw=2.2, marker="$//$", ms=9))
    names = [words(f"kind_{kind}") for kind in (*kinds, "stop")]
    figure.legend(handles, names, loc="outside lower center", ncols=3, fontsize=9.5)
    return figure


def _simclr(axes: Axes, words: Words) -> None:
    top, bottom = _twins(axes, words)
    goal = _box(axes, (RIGHT, TOP), "NT-Xent", GOAL)
    guard = _box(axes, (RIGHT, BOTTOM), words("all_other_views"), GUARD)
    for encoder in (top, bottom):
        _arrow(axes, encoder.right, goal.left)
    _arrow(axes, guard.above, goal.below)


def _moco(axes: Axes, words: Words) -> None:
    top, bottom = _pupil_and_average(axes, words)
    goal = _box(axes, (RIGHT, TOP), "InfoNCE", GOAL)
    queue = _box(axes, (RIGHT, BOTTOM), words("queue"), GUARD)
    _arrow(axes, top.right, goal.left)
    _stopped(axes, bottom.right, goal.left)
    _arrow(axes, bottom.right, queue.left)
    _stopped(axes, queue.above, goal.below)
    axes.text(5.1, TOP + 0.25, "$q$", fontsize=11)
    axes.text(5.1, BOTTOM + 0.85, "$k$", fontsize=11)


def _swav(axes: Axes, words: Words) -> None:
    top, bottom = _twins(axes, words)
    above = _box(axes, (CENTRE, TOP), words("prototypes"))
    below = _box(axes, (CENTRE, BOTTOM), words("prototypes"))
    guard = _box(axes, (RIGHT, BOTTOM), words("sinkhorn"), GUARD)
    goal = _box(axes, (RIGHT, TOP), words("swapped_prediction"), GOAL)
    _arrow(axes, top.right, above.left)
    _arrow(axes, bottom.right, below.left)
    _arrow(axes, above.right, goal.left)
    _arrow(axes, below.right, guard.left)
    _stopped(axes, guard.above, goal.below)


def _byol(axes: Axes, words: Words) -> None:
    top, bottom = _pupil_and_average(axes, words)
    guard = _box(axes, (CENTRE, TOP), words("predictor"), GUARD)
    goal = _box(axes, (RIGHT, TOP), words("cosine_distance"), GOAL)
    _arrow(axes, top.right, guard.left)
    _arrow(axes, guard.right, goal.left)
    _stopped(axes, bottom.right, goal.below)


def _views(axes: Axes) -> None:
    write(axes, (-0.1, MIDDLE), "$x$", fontsize=13)
    for y, name, near in ((TOP, "$t(x)$", -0.35), (BOTTOM, "$t'(x)$", 0.35)):
        _arrow(axes, (0.05, MIDDLE), (0.5, y + near))
        write(axes, (0.65, y), name, fontsize=10)
        _arrow(axes, (1.2, y), (1.55, y))


def _twins(axes: Axes, words: Words) -> tuple[Box, Box]:
    """The same network twice."""
    top = _box(axes, (LEFT, TOP), words("encoder"))
    bottom = _box(axes, (LEFT, BOTTOM), words("encoder"))
    path(axes, bottom.above, top.below, ls=":", lw=1.6)
    write(axes, (LEFT + 0.2, MIDDLE), words("same_weights"), ha="left", fontsize=9)
    return top, bottom


def _pupil_and_average(axes: Axes, words: Words) -> tuple[Box, Box]:
    """A network that learns, and its slow copy."""
    top = _box(axes, (LEFT, TOP), words("encoder"))
    bottom = _box(axes, (LEFT, BOTTOM), words("momentum_encoder"), AVERAGED)
    _arrow(axes, top.below, bottom.above, AMBER, ls="--")
    write(axes, (LEFT + 0.2, MIDDLE), words("moving_average"), ha="left", fontsize=9)
    return top, bottom


def _box(axes: Axes, centre: Point, text: str, kind: str = LEARNED) -> Box:
    return box(axes, centre, (3.3, 1.6), text, kind, font=9)


def _arrow(axes: Axes, start: Point, end: Point, colour: str = GREY, ls: str = "-") -> None:
    arrow(axes, start, end, colour, ls=ls, lw=1.5)


def _stopped(axes: Axes, start: Point, end: Point) -> None:
    """An arrow along which no gradient flows back."""
    _arrow(axes, start, end, ORANGE)
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    write(axes, middle, "//", color=ORANGE, fontsize=13, weight="bold")
