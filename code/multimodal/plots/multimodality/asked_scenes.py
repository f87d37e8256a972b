"""Scenes with a question each, and what models answer that see, read, or do both."""

from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import GREEN, INK, ORANGE, bare, in_course_style, subplots

BREAK = 15
"""letters of a question in one line"""


@in_course_style
def asked_scenes(
    pictures: Tensor,
    questions: Mapping[str, Sequence[str]],
    answers: Mapping[str, Mapping[str, Sequence[str]]],
    right: Mapping[str, Sequence[bool]],
    *,
    words: Words,
) -> Figure:
    """The question above each scene; below it one line a model, green if right, else orange.

    Args:
        pictures: (N, 3, H, W) uint8.
        questions: language → N questions.
        answers: ``picture``, ``words``, ``both`` → language → N answers.
        right: the same models → N times whether the answer is right.
    """
    spoken = words.data_language
    figure, grid = subplots(2.9, 1, len(pictures), squeeze=False)
    for place, (axes, picture) in enumerate(zip(grid[0], pictures, strict=True)):
        bare(axes).imshow(picture.permute(1, 2, 0).cpu().numpy(), interpolation="nearest")
        axes.set_title(_two_lines(questions[spoken][place]), fontsize=9.5, color=INK, pad=5)
        for line, (model, said) in enumerate(answers.items()):
            text = words(f"answer_{model}", answer=said[spoken][place])
            _below(axes, line, text, GREEN if right[model][place] else ORANGE)
    return figure


def _below(axes: Axes, line: int, text: str, colour: str) -> None:
    axes.annotate(
        text, (0.5, 0), (0, -14 * line - 8), "axes fraction", "offset points",
        ha="center", va="top", fontsize=9, color=colour,
    )  # fmt: skip


def _two_lines(text: str) -> str:
    """Break at the space nearest to the middle; a text without spaces stays whole."""
    spaces = [place for place, letter in enumerate(text) if letter == " "]
    if len(text) <= BREAK or not spaces:
        return text
    cut = min(spaces, key=lambda place: abs(place - len(text) / 2))
    return f"{text[:cut]}\n{text[cut + 1 :]}"
