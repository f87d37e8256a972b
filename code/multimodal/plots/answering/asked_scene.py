"""One picture, several questions, and what several systems answer."""

from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.answering.wrapped import wrapped
from multimodal.plots.style import GREEN, GREY, INK, ORANGE, bare, in_course_style, subplots

ByLanguage = Mapping[str, Sequence[str]]
ACROSS = 27
"""letters in a line of a question"""
LEFT, RIGHT = 0.4, 0.98
"""where the questions end, and the columns of the systems"""


@in_course_style
def asked_scene(
    picture: Tensor,
    questions: ByLanguage,
    answers: Mapping[str, ByLanguage],
    right: Mapping[str, Sequence[bool]],
    *,
    words: Words,
) -> Figure:
    """The picture at the left; a row a question, a column a system; green is right, else orange.

    Args:
        picture: (3, H, W) uint8.
        questions: language → Q questions.
        answers: system → language → Q answers.
        right: system → Q times whether the answer is right.
    """
    spoken = words.data_language
    asked = questions[spoken]
    figure, (left, axes) = subplots(0.5 + 0.52 * len(asked), 1, 2, width_ratios=[1, 2.35])
    bare(left).imshow(picture.permute(1, 2, 0).cpu().numpy(), interpolation="nearest")
    bare(axes).set(xlim=(0, 1), ylim=(len(asked) - 0.5, -1.1))
    step = (RIGHT - LEFT) / len(answers)
    for row, question in enumerate(asked):
        text = "\n".join(wrapped(question, ACROSS, spoken))
        axes.text(0, row, text, va="center", fontsize=9.5, color=INK)
    for number, (system, said) in enumerate(answers.items()):
        x = LEFT + step * (number + 0.5)
        _say(axes, (x, -0.8), words(f"system_{system}"), GREY)
        for row, (text, fine) in enumerate(zip(said[spoken], right[system], strict=True)):
            _say(axes, (x, row), text, GREEN if fine else ORANGE)
    return figure


def _say(axes: Axes, place: tuple[float, float], text: str, colour: str) -> None:
    weight = "normal" if colour == GREY else "bold"
    axes.text(*place, text, ha="center", va="center", fontsize=9.5, color=colour, weight=weight)
