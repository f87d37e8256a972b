"""Pictures with what they show and what a model answers."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import GREEN, GREY, INK, ORANGE, bare, in_course_style, subplots

ACROSS = 7


@in_course_style
def answered_pictures(
    pictures: Sequence[Tensor],
    truths: Mapping[str, Sequence[str]],
    answers: Mapping[str, Sequence[str]] | Sequence[str],
    right: Mapping[str, Sequence[bool]] | Sequence[bool],
    *,
    words: Words,
    across: int = ACROSS,
) -> Figure:
    """Each picture below its true name; a right answer is green and framed, a wrong one orange.

    Args:
        pictures: N pictures (3, H, W) uint8.
        truths: language → N names.
        answers: N answers, or language → N answers (the figure's language is shown).
        right: likewise, which of them count as right.
        across: pictures in a row.
    """
    spoken = words.data_language
    said = answers[spoken] if isinstance(answers, Mapping) else answers
    good = right[spoken] if isinstance(right, Mapping) else right
    rows = -(-len(pictures) // across)
    figure, grid = subplots(1.5 * rows, rows, across, squeeze=False)
    for axes in grid.flat:
        bare(axes)
    shown = zip(grid.flat, pictures, truths[spoken], said, good, strict=False)
    for axes, picture, truth, answer, is_right in shown:
        _picture(axes, picture, truth, answer, is_right)
    return figure


def _picture(axes: Axes, picture: Tensor, truth: str, answer: str, is_right: bool) -> None:
    axes.imshow(np.ascontiguousarray(picture.permute(1, 2, 0).cpu().numpy()))
    axes.set_title(_short(truth), fontsize=9, color=INK, pad=3)
    axes.set_xlabel(_short(answer), fontsize=9, color=GREEN if is_right else ORANGE, labelpad=3)
    for spine in axes.spines.values():
        colour = GREEN if is_right else GREY
        spine.set(visible=True, color=colour, lw=3 if is_right else 0.6)


def _short(text: str) -> str:
    return text if len(text) <= 16 else text[:15] + "…"
