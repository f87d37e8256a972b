"""Views of garments."""

import pytest
import torch
from reading import shows

from multimodal.data.fashion import class_names
from multimodal.language import Words
from multimodal.plots.contrastive.view_grid import TripletRow, triplet_rows, view_grid
from multimodal.plots.style import GREY

VIEWS = ("original", "crop", "mirror", "tone", "erase", "first_view", "second_view")
COLUMNS = {
    name: torch.rand(2, 1, 8, 8, generator=torch.Generator().manual_seed(seed))
    for seed, name in enumerate(VIEWS)
}
TRIPLETS = [
    TripletRow(torch.rand(4, 1, 8, 8), (0, 1, 5, 6), (0.9, -0.1, 0.8)),
    TripletRow(torch.rand(4, 1, 8, 8), (2, 3, 4, 7), (0.5, 0.25, 0.7)),
]


def shows_dark(axes, picture: torch.Tensor) -> bool:
    """Whether the axes hold this picture, ink where the garment is bright."""
    (image,) = axes.images
    assert (image.get_clim(), image.get_cmap().name) == ((0, 1), "gray")
    return bool((image.get_array() == 1 - picture[0].numpy()).all())


@shows("contrastive", view_grid, COLUMNS)
def test_rows_are_garments_and_columns_treatments(shown, words) -> None:
    rows = [shown.axes[:7], shown.axes[7:]]
    assert [axes.get_title() for axes in rows[0]] == [words(name) for name in VIEWS]
    assert shown.get_figheight() == pytest.approx(0.45 + 2 * 7 / 7)
    for garment, row in enumerate(rows):
        for axes, pictures in zip(row, COLUMNS.values(), strict=True):
            assert shows_dark(axes, pictures[garment])


def test_columns_of_different_garments_are_refused() -> None:
    columns = {"original": torch.rand(4, 1, 8, 8), "crop": torch.rand(2, 1, 8, 8)}
    with pytest.raises(ValueError, match=r"same garments, got lengths \[2, 4\]"):
        view_grid(columns, words=Words("en", "contrastive"))


@shows("contrastive", triplet_rows, TRIPLETS)
def test_cosines_stand_below_what_the_anchor_is_compared_with(shown, words) -> None:
    rows = [shown.axes[:4], shown.axes[4:]]
    names = class_names()["es"]
    heads = ("anchor", "positive", "easy_negative", "hard_negative")
    assert [axes.get_title() for axes in rows[0]] == [words(head) for head in heads]
    assert shown.get_figheight() == pytest.approx(0.5 + 2 * 1.75)
    assert {axes.xaxis.label.get_color() for axes in shown.axes} == {GREY}
    assert not any(spine.get_visible() for axes in shown.axes for spine in axes.spines.values())
    for row, triplet in zip(rows, TRIPLETS, strict=True):
        numbers = ["", *(f" · {cosine:.2f}" for cosine in triplet.cosines)]
        for axes, picture, label, number in zip(
            row, triplet.pictures, triplet.labels, numbers, strict=True
        ):
            assert shows_dark(axes, picture)
            assert axes.get_xlabel() == names[label] + number
