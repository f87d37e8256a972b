"""Photographs with every question about them and what was answered."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.data.photo_questions import PhotoQuestion, photo_answer_text, photo_questions
from multimodal.language import Words
from multimodal.plots.style import GREEN, ORANGE, bare, in_course_style, subplots

COLUMNS = 5
LINES = 8
"""room for the photograph that most is asked about"""


@in_course_style
def answered_photographs(
    pictures: Sequence[Tensor], said: Mapping[str, Sequence[str]], *, words: Words
) -> Figure:
    """Below each photograph a line for each question: its form, the answer, green where right.

    Args:
        pictures: N squares (3, H, W) uint8, in the order of the photographs.
        said: language → a key for each of :func:`.photo_questions`.
    """
    asked = photo_questions()
    if len(said[words.data_language]) != len(asked):
        raise ValueError(f"{len(said[words.data_language])} answers to {len(asked)} questions")
    rows = -(-len(pictures) // COLUMNS)
    figure, grid = subplots(2.9 * rows, rows, COLUMNS, squeeze=False)
    for axes in grid.flat:
        bare(axes)
    for place, (axes, picture) in enumerate(zip(grid.flat, pictures, strict=False)):
        pixels = np.ascontiguousarray(picture.permute(1, 2, 0).numpy())
        axes.imshow(pixels, interpolation="none")
        axes.set_xlabel("\n" * LINES, fontsize=9)
        own = [
            pair
            for pair in zip(asked, said[words.data_language], strict=True)
            if pair[0].photograph == place
        ]
        for line, (question, key) in enumerate(own):
            answer = photo_answer_text(key, words.data_language)
            axes.text(
                *(0, -0.04 - 0.13 * line),
                words("photo_line", form=_form(question, words), answer=answer),
                transform=axes.transAxes,
                va="top",
                fontsize=9,
                color=GREEN if key == question.answer else ORANGE,
            )
    return figure


def _form(question: PhotoQuestion, words: Words) -> str:
    """The question in one word: the thing that it asks for, or its kind."""
    if question.thing:
        return photo_answer_text(question.thing, words.data_language)
    return words(f"photo_{question.kind}")
