"""A program step by step: what each module marks in the picture."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.data.questions.answer_names import answer_word
from multimodal.language import Words
from multimodal.plots.lit_places import lit_places
from multimodal.plots.style import GREEN, INK, bare, in_course_style, subplots

ACROSS = 4


@in_course_style
def module_masks(
    picture: Tensor,
    steps: Sequence[tuple[str, str]],
    masks: Tensor,
    answer: str,
    *,
    words: Words,
) -> Figure:
    """The picture, then a copy for each step, bright where its mask is; the answer last.

    Args:
        picture: (3, H, W) uint8.
        steps: name and argument of the S steps that mark something.
        masks: (S, L), in 0…1.
        answer: name of what the last module says.
    """
    pixels = picture.permute(1, 2, 0).cpu().numpy()
    rows = -(-(len(masks) + 1) // ACROSS)
    figure, grid = subplots(2.15 * rows, rows, ACROSS, squeeze=False)
    for axes in grid.flat:
        bare(axes)
    _show(grid.flat[0], pixels, words("the_picture"))
    for axes, step, mask in zip(list(grid.flat)[1:], steps, masks, strict=False):
        _show(axes, lit_places(pixels, mask), _title(*step, words))
    text = words("answers", answer=answer_word(answer, words.data_language))
    grid.flat[len(masks)].set_xlabel(text, fontsize=10, color=GREEN)
    return figure


def _title(name: str, argument: str, words: Words) -> str:
    if name == "relate":
        argument = words(f"direction_{argument}")
    elif argument:
        argument = answer_word(argument, words.data_language)
    return words(f"step_{name}", argument=argument)


def _show(axes: Axes, pixels: np.ndarray, title: str) -> None:
    axes.imshow(pixels, interpolation="nearest")
    axes.set_title(title, fontsize=9.5, color=INK, pad=4)
