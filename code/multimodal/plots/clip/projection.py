"""A flat map of the common space."""

from collections.abc import Mapping

import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import GREY, INK, LANGUAGE_COLOURS, canvas, in_course_style


def principal_plane(points: Tensor, directions: tuple[int, int] = (0, 1)) -> tuple[Tensor, Tensor]:
    """Mean and two principal directions of a cloud.

    Args:
        points: (N, D).
        directions: which of the principal directions, 0 being the one of largest variance.

    Returns:
        The mean (D,) and the directions (D, 2); signs are fixed so that reruns agree.
    """
    mean = points.mean(0)
    axes = torch.linalg.svd(points - mean, full_matrices=False).Vh[list(directions)]
    largest = axes.gather(1, axes.abs().argmax(1, keepdim=True))
    return mean, (axes * largest.sign()).T


@in_course_style
def embedding_map(images: Tensor, texts: Mapping[str, Tensor], *, words: Words) -> Figure:
    """Images and captions on two planes: the widest one, and the one beside the gap.

    Grey lines join a picture with its captions.

    Args:
        images: (N, D) unit vectors.
        texts: language → (N, D) unit vectors of the same pairs.
    """
    figure = canvas(3.9)
    panels = figure.subplots(1, 2)
    cloud = torch.cat([images, *texts.values()]).detach().cpu().float()
    for panel, directions in zip(panels, ((0, 1), (1, 2)), strict=True):
        mean, plane = principal_plane(cloud, directions)
        _scatter(panel, images, texts, mean, plane, words)
        panel.set(xlabel=words(_ORDINALS[directions[0]]), ylabel=words(_ORDINALS[directions[1]]))
    handles, labels = panels[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=4, handletextpad=0.1)
    return figure


_ORDINALS = ("first_direction", "second_direction", "third_direction")


def _scatter(
    axes: Axes,
    images: Tensor,
    texts: Mapping[str, Tensor],
    mean: Tensor,
    plane: Tensor,
    words: Words,
) -> None:
    pictures = (images.detach().cpu() - mean) @ plane
    for language, vectors in texts.items():
        points = (vectors.detach().cpu() - mean) @ plane
        for a, b in zip(pictures, points, strict=True):
            axes.plot([a[0], b[0]], [a[1], b[1]], color=GREY, lw=0.4, alpha=0.5, zorder=1)
        axes.scatter(
            points[:, 0],
            points[:, 1],
            s=14,
            color=LANGUAGE_COLOURS[language],
            label=words(f"captions_in_{language}"),
            zorder=2,
        )
    axes.scatter(
        pictures[:, 0],
        pictures[:, 1],
        s=22,
        marker="s",
        color=INK,
        label=words("pictures"),
        zorder=3,
    )
