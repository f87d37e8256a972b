"""Pictures of a test set above their twins in the training set."""

from collections.abc import Sequence

from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import bare, in_course_style, subplots


@in_course_style
def twin_gallery(
    test: Tensor, train: Tensor, distances: Sequence[float], *, words: Words
) -> Figure:
    """Two rows of the same number of pictures (N, 3, H, W) uint8, distances between them."""
    figure, grid = subplots(2.2, 2, len(test) + 1, squeeze=False)
    for line, key, pictures in zip(grid, ("in_test", "in_training"), (test, train), strict=True):
        bare(line[0]).text(1, 0.5, words(key), ha="right", va="center", fontsize=9.5)
        for axes, picture in zip(line[1:], pictures, strict=True):
            bare(axes).imshow(picture.permute(1, 2, 0).numpy(), interpolation="nearest")
    for axes, distance in zip(grid[0][1:], distances, strict=True):
        axes.set_title(f"{distance:.3f}", fontsize=9.5)
    return figure
