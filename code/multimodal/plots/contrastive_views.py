"""Views of garments: what an augmentation changes, and what it leaves."""

from collections.abc import Mapping, Sequence

from matplotlib.figure import Figure
from torch import Tensor

from multimodal.language import Words
from multimodal.plots.style import GREY, bare, canvas, in_course_style


@in_course_style
def view_grid(columns: Mapping[str, Tensor], *, words: Words) -> Figure:
    """One row per garment, one column per treatment.

    Args:
        columns: entry of the catalogue → (R, 1, H, W) in [0, 1], the same R garments each time.

    Raises:
        ValueError: columns of different length.
    """
    counts = {len(pictures) for pictures in columns.values()}
    if len(counts) != 1:
        raise ValueError(f"every column must show the same garments, got lengths {sorted(counts)}")
    rows = counts.pop()
    figure = canvas(0.45 + rows * 7.0 / len(columns))
    grid = figure.subplots(rows, len(columns), squeeze=False)
    for column, (name, pictures) in enumerate(columns.items()):
        grid[0][column].set_title(words(name), fontsize=9.5)
        for axes, picture in zip(grid[:, column], pictures, strict=True):
            bare(axes).imshow(1 - picture[0].cpu().numpy(), cmap="gray", vmin=0, vmax=1)
    return figure


@in_course_style
def triplet_rows(
    pictures: Sequence[Tensor],
    labels: Sequence[Sequence[str]],
    cosines: Sequence[Sequence[float]],
    *,
    words: Words,
) -> Figure:
    """Triplets with their cosines: anchor, positive, a negative at random, the hardest negative.

    Args:
        pictures: per row, (4, 1, H, W) in [0, 1].
        labels: per row, the four classes in words.
        cosines: per row, the cosine of the anchor with each of the other three.
    """
    heads = ("anchor", "positive", "easy_negative", "hard_negative")
    figure = canvas(0.5 + 1.75 * len(pictures))
    grid = figure.subplots(len(pictures), len(heads), squeeze=False)
    for row, four, names, values in zip(grid, pictures, labels, cosines, strict=True):
        for place, (axes, picture) in enumerate(zip(row, four, strict=True)):
            bare(axes).imshow(1 - picture[0].cpu().numpy(), cmap="gray", vmin=0, vmax=1)
            number = f" · {values[place - 1]:.2f}" if place else ""
            axes.set_xlabel(f"{names[place]}{number}", fontsize=9.5, color=GREY)
    for axes, head in zip(grid[0], heads, strict=True):
        axes.set_title(words(head), fontsize=10.5)
    return figure
