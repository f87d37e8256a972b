"""Where two modalities meet: early, intermediate, late, hybrid."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from multimodal.language import Words
from multimodal.plots.drawing import Box, arrow, box, sheet, write
from multimodal.plots.style import AMBER, BLUE, GREEN, GREY, in_course_style

STRATEGIES = ("early", "intermediate", "late", "hybrid")
APART, LEFT, RIGHT = 4.8, 1.1, 3.25
INPUTS, ENCODERS, JOINT, TOP = 0.0, 1.9, 3.7, 5.4
SMALL, WIDE = (1.95, 0.9), (4.1, 0.9)


@in_course_style
def meeting_places(*, words: Words) -> Figure:
    """Four small networks side by side, read from below; green knows both modalities."""
    figure, axes = sheet(3.1, (-0.1, 4 * APART - 0.4), (-0.7, 7.0))
    for number, name in enumerate(STRATEGIES):
        left, right = APART * number + LEFT, APART * number + RIGHT
        middle = (left + right) / 2
        write(axes, (middle, 6.7), words(f"strategy_{name}"), weight="bold")
        inputs = [
            box(axes, (x, INPUTS), SMALL, words(text), GREY, font=8)
            for x, text in ((left, "first_input"), (right, "second_input"))
        ]
        if name == "early":
            _early(axes, middle, inputs, words)
        else:
            _encoded(axes, name, (left, middle, right), inputs, words)
    return figure


def _early(axes: Axes, middle: float, inputs: list[Box], words: Words) -> None:
    network = box(axes, (middle, ENCODERS), WIDE, words("network"), GREEN, font=8)
    for one in inputs:
        arrow(axes, one.above, (one.above[0], network.below[1]))
    answer = box(axes, (middle, TOP), SMALL, words("answer"), GREEN, font=8)
    arrow(axes, network.above, answer.below)


def _encoded(
    axes: Axes, name: str, places: tuple[float, float, float], inputs: list[Box], words: Words
) -> None:
    left, middle, right = places
    encoders = [
        box(axes, (x, ENCODERS), SMALL, words("encoder"), colour, font=8)
        for x, colour in ((left, BLUE), (right, AMBER))
    ]
    for one, encoder in zip(inputs, encoders, strict=True):
        arrow(axes, one.above, encoder.below)
    answer = box(axes, (middle, TOP), SMALL, words("answer"), GREEN, font=8)
    if name == "late":
        decisions = [
            box(axes, (x, JOINT), SMALL, words("decision"), colour, font=8)
            for x, colour in ((left, BLUE), (right, AMBER))
        ]
        for encoder, decision in zip(encoders, decisions, strict=True):
            arrow(axes, encoder.above, decision.below)
            arrow(axes, decision.above, answer.below)
        return
    joint = box(axes, (middle, JOINT), (2.3, 0.9), words("joint"), GREEN, font=8)
    for encoder, colour in zip(encoders, (BLUE, AMBER), strict=True):
        arrow(axes, encoder.above, joint.below)
        if name == "hybrid":
            side = -1 if colour == BLUE else 1
            end = (middle + 0.98 * side, TOP)
            arrow(axes, (encoder.above[0] + 0.7 * side, encoder.above[1]), end, colour)
    arrow(axes, joint.above, answer.below)
