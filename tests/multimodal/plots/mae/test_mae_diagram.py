"""The drawing of a masked autoencoder."""

import pytest
import torch
from reading import arrows, cells, limits, polygons, shows, sizes, texts, written

from multimodal.plots.mae.mae_diagram import mae_diagram
from multimodal.plots.style import AMBER, BLUE, GREEN, GREY, ORANGE, PALE

PICTURE = torch.rand(1, 8, 8, generator=torch.Generator().manual_seed(0))
HIDDEN = torch.tensor([True, False, True, True])
CORNERS = [(0, 3), (1.5, 3), (0, 1.5), (1.5, 1.5)]
"""Of the four patches, row by row from the top, in a picture that begins at 0."""


def at(corner: tuple[float, float], left: float) -> tuple[float, float]:
    return round(corner[0] + left, 6), corner[1]


@shows("mae", mae_diagram, PICTURE, HIDDEN, patch=4)
def test_hidden_patches_are_covered_at_the_left_and_predicted_at_the_right(shown, words) -> None:
    (axes,) = shown.axes
    for image, left in zip(axes.images, (0, 14.9), strict=True):
        assert (image.get_array() == 1 - PICTURE[0].numpy()).all()
        assert image.get_extent() == pytest.approx((left, left + 3, 1.5, 4.5))
        assert (image.get_clim(), image.get_cmap().name) == ((0, 1), "gray")
    assert limits(axes) == ((-0.1, 19.4), (0.8, 6.3))
    assert sizes(axes)[at(CORNERS[1], 14.9)] == (1.5, 1.5)
    assert sizes(axes)[0, 1.5] == sizes(axes)[14.9, 1.5] == (3, 3)
    drawn = cells(axes)
    for corner, hidden in zip(CORNERS, HIDDEN, strict=True):
        left, right = at(corner, 0), at(corner, 14.9)
        assert ((left, "#C9CDD2", "#FFFFFF") in drawn) == bool(hidden)
        assert ((right, "none", GREEN) in drawn) == bool(hidden)
        assert ((right, "#FFFFFF", "#FFFFFF") in drawn) == (not hidden)
    assert [place for place, fill, edge in drawn if (fill, edge) == ("none", GREY)] == [
        (0, 1.5),
        (14.9, 1.5),
    ]
    assert len([place for place, _, _ in drawn if place[0] < 3]) == int(HIDDEN.sum()) + 1


@shows("mae", mae_diagram, PICTURE, HIDDEN, patch=4)
def test_mask_tokens_take_the_places_of_what_was_hidden(shown, words) -> None:
    (axes,) = shown.axes
    drawn = {corner: (fill, edge) for corner, fill, edge in cells(axes)}
    for corner, hidden in zip(CORNERS, HIDDEN, strict=True):
        expected = (PALE[AMBER], AMBER) if hidden else (BLUE, BLUE)
        assert drawn[at(corner, 8.3)] == expected
        assert sizes(axes)[at(corner, 8.3)] == (1.23, 1.23)
    assert len([place for place in drawn if place[0] == 4.15]) == 1


@shows("mae", mae_diagram, PICTURE, ~HIDDEN, patch=4)
def test_the_encoder_gets_one_token_for_each_visible_patch(shown, words) -> None:
    (axes,) = shown.axes
    tokens = [(place, fill) for place, fill, _ in cells(axes) if place[0] == 4.15]
    assert tokens == [((4.15, 0.9), BLUE), ((4.15, 2.3), BLUE), ((4.15, 3.7), BLUE)]
    assert {sizes(axes)[place] for place, _ in tokens} == {(0.32, 1.12)}


@shows("mae", mae_diagram, PICTURE, HIDDEN)
def test_everything_stands_in_the_order_of_the_computation(shown, words) -> None:
    (axes,) = shown.axes
    where = {name: places[0] for name, places in texts(axes).items()}
    assert polygons(axes) == [
        ([(5.15, 0.9), (5.15, 5.1), (7.15, 4.5), (7.15, 1.5)], BLUE),
        ([(12.15, 2.2), (12.15, 3.8), (13.65, 4.1), (13.65, 1.9)], ORANGE),
    ]
    assert where[words("encoder")] == (6.15, 3)
    assert where[words("decoder")] == (12.9, 3)
    heads = [where[words(key)][0] for key in ("shown", "visible", "with_mask_tokens", "loss_here")]
    assert heads == sorted(heads)
    assert heads[0] == 1.5
    assert heads[3] == pytest.approx(16.4)
    assert written(axes, words("loss_here")).get_color() == GREEN
    between = [(3.0, 4.15), (4.47, 5.15), (7.15, 8.3), (11.05, 12.15), (13.65, 14.9)]
    for (start, end, colour), (left, right) in zip(arrows(axes), between, strict=True):
        assert start[1] == end[1] == 3
        assert left < start[0] < end[0] < right
        assert colour == GREY
