"""Matrices of cosines between a dozen pictures and a dozen captions."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import INK, bare, in_course_style, subplots


@in_course_style
def similarity_matrices(before: Tensor, after: Tensor, pictures: Tensor, *, words: Words) -> Figure:
    """The same pairs before and after training; pictures stand beside the rows.

    Args:
        before: (N, N) cosines, picture i with caption j.
        after: (N, N) cosines of the trained model.
        pictures: (N, 3, H, W) uint8, drawn as a strip at the left of each matrix.
    """
    figure, axes = subplots(3.7, 1, 2, sharey=True)
    for panel, cosines, title in zip(
        axes, (before, after), ("before_training", "after_training"), strict=True
    ):
        image = _matrix(panel, cosines, pictures)
        panel.set_title(words(title))
        panel.set_xlabel(words("captions"))
    axes[0].set_ylabel(words("pictures"))
    figure.colorbar(image, ax=axes, label=words("cosine"), shrink=0.85)
    return figure


def _matrix(axes: Axes, cosines: Tensor, pictures: Tensor) -> AxesImage:
    count = len(cosines)
    image = bare(axes).imshow(cosines.detach().cpu().numpy(), cmap="PuOr_r", vmin=-1, vmax=1)
    strip = np.concatenate(list(pictures.permute(0, 2, 3, 1).cpu().numpy()))
    axes.imshow(strip, extent=(-1.7, -0.7, count - 0.5, -0.5), interpolation="nearest")
    axes.set(xlim=(-1.75, count - 0.5), ylim=(count - 0.5, -0.5), aspect="equal")
    for k in range(count):
        axes.plot(k, k, marker="o", ms=2.2, color=INK)
    return image
