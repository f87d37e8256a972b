"""Four ways to learn from two views, drawn in one language of boxes."""

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch, Patch

from multimodal.language import Words
from multimodal.plots.style import (
    AMBER,
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    PALE_BLUE,
    PALE_GREEN,
    PALE_ORANGE,
    bare,
    canvas,
    in_course_style,
)

TOP, BOTTOM, MIDDLE = 4.75, 1.35, 3.05
LEFT, CENTRE, RIGHT = 3.2, 7.15, 11.1
WIDE, HIGH = 3.3, 1.6
LEARNED, AVERAGED, GOAL, GUARD = PALE_BLUE, "#ECECEC", PALE_ORANGE, PALE_GREEN


@dataclass(frozen=True)
class Box:
    """One box: where its centre is, what it says, what kind of thing it is."""

    x: float
    y: float
    text: str
    fill: str = LEARNED

    @property
    def left(self) -> tuple[float, float]:
        """Where arrows come in."""
        return self.x - WIDE / 2, self.y

    @property
    def right(self) -> tuple[float, float]:
        """Where arrows go out."""
        return self.x + WIDE / 2, self.y

    @property
    def above(self) -> tuple[float, float]:
        """The middle of the upper edge."""
        return self.x, self.y + HIGH / 2

    @property
    def below(self) -> tuple[float, float]:
        """The middle of the lower edge."""
        return self.x, self.y - HIGH / 2


@in_course_style
def four_methods(*, words: Words) -> Figure:
    """SimCLR, MoCo, SwAV and BYOL; what keeps each from collapse is green."""
    figure = canvas(6.6)
    panels = figure.subplots(2, 2).ravel()
    draws = {"SimCLR": _simclr, "MoCo": _moco, "SwAV": _swav, "BYOL": _byol}
    for axes, (name, draw) in zip(panels, draws.items(), strict=True):
        bare(axes).set(xlim=(-0.4, 12.9), ylim=(0.3, 5.9))
        axes.set_title(name, fontsize=12, loc="left", fontweight="bold")
        _views(axes)
        draw(axes, words)
    kinds = {"learned": LEARNED, "averaged": AVERAGED, "goal": GOAL, "guard": GUARD}
    handles: list[Patch | Line2D] = [Patch(fc=fill, ec=GREY) for fill in kinds.values()]
    handles.append(Line2D([], [], color=ORANGE, lw=2.2, marker="$//$", ms=9))
    names = [words(f"kind_{kind}") for kind in (*kinds, "stop")]
    figure.legend(handles, names, loc="outside lower center", ncols=3, fontsize=9.5)
    return figure


def _simclr(axes: Axes, words: Words) -> None:
    top, bottom = _twins(axes, words)
    goal = _box(axes, Box(RIGHT, TOP, "NT-Xent", GOAL))
    guard = _box(axes, Box(RIGHT, BOTTOM, words("all_other_views"), GUARD))
    for encoder in (top, bottom):
        _arrow(axes, encoder.right, goal.left)
    _arrow(axes, guard.above, goal.below)


def _moco(axes: Axes, words: Words) -> None:
    top, bottom = _pupil_and_average(axes, words)
    goal = _box(axes, Box(RIGHT, TOP, "InfoNCE", GOAL))
    queue = _box(axes, Box(RIGHT, BOTTOM, words("queue"), GUARD))
    _arrow(axes, top.right, goal.left)
    _arrow(axes, bottom.right, goal.left, stop=True)
    _arrow(axes, bottom.right, queue.left)
    _arrow(axes, queue.above, goal.below, stop=True)
    axes.text(5.1, TOP + 0.25, "$q$", fontsize=11)
    axes.text(5.1, BOTTOM + 0.85, "$k$", fontsize=11)


def _swav(axes: Axes, words: Words) -> None:
    top, bottom = _twins(axes, words)
    above = _box(axes, Box(CENTRE, TOP, words("prototypes")))
    below = _box(axes, Box(CENTRE, BOTTOM, words("prototypes")))
    guard = _box(axes, Box(RIGHT, BOTTOM, words("sinkhorn"), GUARD))
    goal = _box(axes, Box(RIGHT, TOP, words("swapped_prediction"), GOAL))
    _arrow(axes, top.right, above.left)
    _arrow(axes, bottom.right, below.left)
    _arrow(axes, above.right, goal.left)
    _arrow(axes, below.right, guard.left)
    _arrow(axes, guard.above, goal.below, stop=True)


def _byol(axes: Axes, words: Words) -> None:
    top, bottom = _pupil_and_average(axes, words)
    guard = _box(axes, Box(CENTRE, TOP, words("predictor"), GUARD))
    goal = _box(axes, Box(RIGHT, TOP, words("cosine_distance"), GOAL))
    _arrow(axes, top.right, guard.left)
    _arrow(axes, guard.right, goal.left)
    _arrow(axes, bottom.right, goal.below, stop=True)


def _views(axes: Axes) -> None:
    axes.text(-0.1, MIDDLE, "$x$", fontsize=13, ha="center", va="center")
    for y, name, near in ((TOP, "$t(x)$", -0.35), (BOTTOM, "$t'(x)$", 0.35)):
        axes.annotate("", (0.5, y + near), (0.05, MIDDLE), arrowprops=_style(GREY))
        axes.text(0.65, y, name, fontsize=10, ha="center", va="center")
        _arrow(axes, (1.2, y), (LEFT - WIDE / 2, y))


def _twins(axes: Axes, words: Words) -> tuple[Box, Box]:
    """The same network twice."""
    top = _box(axes, Box(LEFT, TOP, words("encoder")))
    bottom = _box(axes, Box(LEFT, BOTTOM, words("encoder")))
    axes.plot([LEFT, LEFT], [bottom.above[1], top.below[1]], color=GREY, ls=":", lw=1.6)
    axes.text(LEFT + 0.2, MIDDLE, words("same_weights"), fontsize=9, va="center")
    return top, bottom


def _pupil_and_average(axes: Axes, words: Words) -> tuple[Box, Box]:
    """A network that learns, and its slow copy."""
    top = _box(axes, Box(LEFT, TOP, words("encoder")))
    bottom = _box(axes, Box(LEFT, BOTTOM, words("momentum_encoder"), AVERAGED))
    axes.annotate("", bottom.above, top.below, arrowprops=_style(AMBER) | {"ls": "--"})
    axes.text(LEFT + 0.2, MIDDLE, words("moving_average"), fontsize=9, va="center")
    return top, bottom


def _box(axes: Axes, box: Box) -> Box:
    corner = (box.x - WIDE / 2, box.y - HIGH / 2)
    edge = {LEARNED: BLUE, AVERAGED: GREY, GOAL: ORANGE, GUARD: GREEN}[box.fill]
    axes.add_patch(
        FancyBboxPatch(
            corner,
            WIDE,
            HIGH,
            boxstyle="round,pad=0,rounding_size=0.2",
            fc=box.fill,
            ec=edge,
            lw=1.4,
        )
    )
    axes.text(box.x, box.y, box.text, ha="center", va="center", fontsize=9, color=INK)
    return box


def _arrow(
    axes: Axes, start: tuple[float, float], end: tuple[float, float], *, stop: bool = False
) -> None:
    axes.annotate("", end, start, arrowprops=_style(ORANGE if stop else GREY))
    if stop:
        middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        axes.text(*middle, "//", color=ORANGE, fontsize=13, ha="center", va="center", weight="bold")


def _style(colour: str) -> dict[str, object]:
    return {"arrowstyle": "-|>", "color": colour, "lw": 1.5, "shrinkA": 0, "shrinkB": 1}
