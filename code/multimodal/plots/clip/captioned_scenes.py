"""The drawn scenes with what is said about them: data are seen before they are trained on."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import LANGUAGE_COLOURS, bare, in_course_style, subplots

LINE = 0.2


@in_course_style
def captioned_scenes(
    pictures: Tensor, captions: Sequence[dict[str, str]], *, words: Words
) -> Figure:
    """One row for each picture, its captions beside it, a line and a colour for each language.

    Args:
        pictures: (N, 3, H, W) uint8.
        captions: per picture, language → caption.

    Raises:
        ValueError: another number of captions than of pictures.
    """
    if len(captions) != len(pictures):
        raise ValueError(f"{len(pictures)} pictures but {len(captions)} captions")
    figure, grid = subplots(
        1.05 * len(pictures), len(pictures), 2, squeeze=False, width_ratios=[1.0, 5.2]
    )
    for (left, right), picture, said in zip(grid, pictures, captions, strict=True):
        bare(left).imshow(picture.permute(1, 2, 0).cpu().numpy(), interpolation="nearest")
        _said(bare(right), said, words)
    return figure


def _said(axes: Axes, said: dict[str, str], words: Words) -> None:
    for line, (language, text) in enumerate(said.items()):
        height, colour = 0.82 - 0.32 * line, LANGUAGE_COLOURS[language]
        axes.text(0.0, height, words(f"speaks_{language}"), color=colour, va="center", fontsize=9)
        axes.text(0.13, height, text, va="center", fontsize=10.5)
