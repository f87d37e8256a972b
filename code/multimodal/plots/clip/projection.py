"""Where pictures and captions lie in the common space: a flat map, and the gap between them."""

from collections.abc import Mapping, Sequence

import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import (
    GREEN,
    GREY,
    INK,
    LANGUAGE_COLOURS,
    ORANGE,
    in_course_style,
    subplots,
)

ORDINALS = ("first_direction", "second_direction", "third_direction")


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
    figure, panels = subplots(3.9, 1, 2)
    cloud = torch.cat([images, *texts.values()]).detach().cpu().float()
    for panel, directions in zip(panels, ((0, 1), (1, 2)), strict=True):
        mean, plane = principal_plane(cloud, directions)
        flat = {code: (points.detach().cpu() - mean) @ plane for code, points in texts.items()}
        _scatter(panel, (images.detach().cpu() - mean) @ plane, flat, words)
        panel.set(xlabel=words(ORDINALS[directions[0]]), ylabel=words(ORDINALS[directions[1]]))
    handles, labels = panels[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=4, handletextpad=0.1)
    return figure


def _scatter(axes: Axes, pictures: Tensor, texts: Mapping[str, Tensor], words: Words) -> None:
    for code, points in texts.items():
        for a, b in zip(pictures, points, strict=True):
            axes.plot([a[0], b[0]], [a[1], b[1]], color=GREY, lw=0.4, alpha=0.5, zorder=1)
        colour, label = LANGUAGE_COLOURS[code], words(f"captions_in_{code}")
        axes.scatter(points[:, 0], points[:, 1], s=14, color=colour, label=label, zorder=2)
    label = words("pictures")
    axes.scatter(pictures[:, 0], pictures[:, 1], s=22, marker="s", color=INK, label=label, zorder=3)


@in_course_style
def gap_curve(
    steps: Sequence[int],
    distance: Sequence[float],
    cosines: Mapping[str, Sequence[float]],
    *,
    words: Words,
) -> Figure:
    """Distance between the centroids of both modalities, and mean cosines, during training.

    Args:
        steps: where the values below were taken.
        distance: length of the difference of the two centroids (0 to 2).
        cosines: ``"true_pairs"`` and ``"other_pairs"`` → mean cosine.
    """
    figure, (left, right) = subplots(3.0, 1, 2)
    left.plot(steps, distance, color=ORANGE, marker="o", ms=3)
    left.set(xlabel=words("step"), ylabel=words("centroid_distance"), ylim=(0, None))
    for (name, values), colour in zip(cosines.items(), (GREEN, GREY), strict=True):
        right.plot(steps, values, color=colour, marker="o", ms=3, label=words(name))
    right.set(xlabel=words("step"), ylabel=words("mean_cosine"))
    right.legend()
    return figure
