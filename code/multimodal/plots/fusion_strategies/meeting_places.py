"""Where two modalities meet: early, intermediate, late, hybrid."""

from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from multimodal.language import Words
from multimodal.plots.drawing import Box, Point, arrow, box, sheet, write
from multimodal.plots.style import AMBER, BLUE, GREEN, GREY, in_course_style

STRATEGIES = ("early", "intermediate", "late", "hybrid")
WIDE, HIGH = 8.0, 8.4
"""of the place of one network"""
INPUTS, ENCODERS, JOINT, TOP, TITLE = 0.0, 1.9, 3.7, 5.4, 6.7
SMALL, LONG = (2.9, 1.0), (6.2, 1.0)


class Corner(NamedTuple):
    """Where a network is drawn: heights count from ``foot``."""

    middle: float
    foot: float

    def at(self, across: float, height: float) -> Point:
        """A place so far to the right of the middle and above the foot."""
        return self.middle + across, self.foot + height


SIDES = {BLUE: -1.65, AMBER: 1.65}


@in_course_style
def meeting_places(*, words: Words) -> Figure:
    """Four small networks, two in a row, read from below; green knows both modalities."""
    figure, axes = sheet(5.2, (0, 2 * WIDE), (-0.8, 2 * HIGH - 1.2))
    for number, name in enumerate(STRATEGIES):
        row, column = divmod(number, 2)
        corner = Corner(middle=(column + 0.5) * WIDE, foot=(1 - row) * HIGH)
        write(axes, corner.at(0, TITLE), words(f"strategy_{name}"), weight="bold")
        inputs = [
            box(axes, corner.at(side, INPUTS), SMALL, words(text), GREY)
            for side, text in zip(SIDES.values(), ("first_input", "second_input"), strict=True)
        ]
        answer = box(axes, corner.at(0, TOP), SMALL, words("answer"), GREEN)
        if name == "early":
            network = box(axes, corner.at(0, ENCODERS), LONG, words("network"), GREEN)
            for one in inputs:
                arrow(axes, one.above, (one.above[0], network.below[1]))
            arrow(axes, network.above, answer.below)
        else:
            _encoded(axes, name, corner, inputs, answer, words)
    return figure


def _encoded(
    axes: Axes, name: str, corner: Corner, inputs: list[Box], answer: Box, words: Words
) -> None:
    """What stands between the inputs and the answer, where each has an encoder of its own."""
    encoders = [_one_sided(axes, corner, ENCODERS, words("encoder"), colour) for colour in SIDES]
    for one, encoder in zip(inputs, encoders, strict=True):
        arrow(axes, one.above, encoder.below)
    if name == "late":
        for encoder, colour in zip(encoders, SIDES, strict=True):
            decision = _one_sided(axes, corner, JOINT, words("decision"), colour)
            arrow(axes, encoder.above, decision.below)
            arrow(axes, decision.above, answer.below)
        return
    joint = box(axes, corner.at(0, JOINT), SMALL, words("joint"), GREEN)
    for encoder, (colour, side) in zip(encoders, SIDES.items(), strict=True):
        arrow(axes, encoder.above, joint.below)
        if name == "hybrid":
            end = answer.left if side < 0 else answer.right
            arrow(axes, (encoder.above[0] + 0.6 * side, encoder.above[1]), end, colour)
    arrow(axes, joint.above, answer.below)


def _one_sided(axes: Axes, corner: Corner, height: float, text: str, colour: str) -> Box:
    return box(axes, corner.at(SIDES[colour], height), SMALL, text, colour)
