"""Joint, coordinated, translated: three things to do with two modalities, side by side."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from multimodal.language import Words
from multimodal.plots.drawing import Point, arrow, box, sheet, tower, write
from multimodal.plots.style import AMBER, BLUE, GREEN, GREY, in_course_style

WIDE, LOW, MIDDLE, HIGH, TOP = 6.4, 0.6, 2.6, 4.6, 6.7
INPUT, RESULT, SHAPE = (1.9, 0.9), (1.2, 1.5), (0.7, 0.75, 0.5)


@in_course_style
def three_drawings(*, words: Words) -> Figure:
    """Two inputs into one vector, two inputs into two that are tied, one input into the other."""
    figure, axes = sheet(2.9, (-0.2, 3 * WIDE + 0.4), (-0.9, 7.2))
    for number, name in enumerate(("joint", "coordinated", "translation")):
        write(axes, (WIDE * number + 3.1, TOP), words(f"kind_{name}"), fontsize=11)
    _joint(axes, 0, words)
    _coordinated(axes, WIDE, words)
    _translation(axes, 2 * WIDE, words)
    return figure


def _joint(axes: Axes, left: float, words: Words) -> None:
    common = box(axes, (left + 5.3, MIDDLE), RESULT, "$z$", GREEN)
    for name, height in (("picture", HIGH), ("text", LOW)):
        arrow(axes, _read(axes, (left, height), name, words), common.left)


def _coordinated(axes: Axes, left: float, words: Words) -> None:
    own = []
    for number, (name, height) in enumerate((("picture", HIGH), ("text", LOW)), start=1):
        end = _read(axes, (left, height), name, words)
        colour = BLUE if name == "picture" else AMBER
        own.append(box(axes, (left + 5.3, height), RESULT, f"$z_{number}$", colour))
        arrow(axes, end, own[-1].left)
    arrow(axes, own[0].below, own[1].above, GREEN, arrowstyle="<|-|>", ls="--")
    write(axes, (left + 4.25, MIDDLE), words("similar"), color=GREEN)


def _translation(axes: Axes, left: float, words: Words) -> None:
    end = _read(axes, (left, HIGH), "picture", words)
    context = box(axes, (left + 5.3, HIGH), RESULT, "$c$", BLUE)
    arrow(axes, end, context.left)
    tower(axes, (left + 3.2, LOW), (0.7, 0.5, 0.75), "$h$", GREY)
    arrow(axes, context.below, (left + 4.0, LOW))
    result = box(axes, (left + 1.0, LOW), INPUT, words("text"), AMBER)
    arrow(axes, (left + 2.45, LOW), result.right)


def _read(axes: Axes, place: Point, name: str, words: Words) -> Point:
    """An input and its encoder; where the encoder ends."""
    left, height = place
    colour, sign = (BLUE, "$f$") if name == "picture" else (AMBER, "$g$")
    given = box(axes, (left + 1.0, height), INPUT, words(name), colour)
    tower(axes, (left + 3.2, height), SHAPE, sign, GREY)
    arrow(axes, given.right, (left + 2.45, height))
    return left + 3.95, height
