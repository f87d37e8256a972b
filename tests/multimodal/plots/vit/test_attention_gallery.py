"""What a Vision Transformer is told about places, and where it looks."""

import numpy as np
import pytest
import torch
from reading import hue, points, shows

from multimodal.data.fashion import class_names
from multimodal.plots.style import ORANGE
from multimodal.plots.vit.attention_gallery import attention_gallery, place_maps

MAPS = {"rotary": torch.rand(4, 4), "sinusoidal": torch.rand(4, 4)}
PLACES = [(1, 2), (3, 0)]
PICTURES = torch.rand(2, 1, 8, 8)
WEIGHTS, FLOWS = torch.rand(2, 3, 16), torch.rand(2, 16)
NAMES = {code: names[:2] for code, names in class_names().items()}


@shows("vit", place_maps, MAPS, PLACES)
def test_each_map_is_marked_at_its_place(shown, words) -> None:
    for axes, (name, values), (row, column) in zip(
        shown.axes[:2], MAPS.items(), PLACES, strict=True
    ):
        (image,) = axes.images
        assert (image.get_array() == values.numpy()).all()
        assert (image.origin, image.get_cmap().name) == ("upper", "cividis")
        assert axes.lines[0].get_marker() == "x"
        assert points(axes.lines[0]) == [(column, row)]
        assert axes.lines[0].get_color() == ORANGE
        assert axes.get_title() == words(f"{name}_place")
    scales = shown.axes[2:]
    assert [scale.get_ylim() for scale in scales] == [
        pytest.approx((values.min().item(), values.max().item())) for values in MAPS.values()
    ]


@shows("vit", attention_gallery, PICTURES, WEIGHTS, FLOWS, NAMES)
def test_picture_then_heads_then_rollout(shown, words) -> None:
    rows = [shown.axes[:5], shown.axes[5:]]
    heads = [words("attention_head", number=number) for number in (1, 2, 3)]
    titles = [words("picture"), *heads, words("rollout")]
    assert [axes.get_title() for axes in rows[0]] == titles
    assert shown.get_figheight() == pytest.approx(1.32 * 2 + 0.2)
    for row, picture, weights, flow, name in zip(
        rows, PICTURES, WEIGHTS, FLOWS, NAMES["es"], strict=True
    ):
        first, *maps = row
        assert (first.images[0].get_array() == picture[0].numpy()).all()
        assert first.images[0].get_cmap().name == "Greys"
        assert first.get_ylabel() == name
        for axes, values in zip(maps, [*weights, flow], strict=True):
            image = axes.images[0]
            square = values.reshape(4, 4).numpy()
            assert (image.get_array() == np.kron(square, np.ones((2, 2)))).all()
            assert (image.get_clim()[0], image.get_cmap().name) == (0, "cividis")
            (outline,) = axes.collections
            assert outline.levels.tolist() == [0.25]
            assert hue(outline.get_edgecolor()[0]) == "#FFFFFF"
            assert len(outline.get_paths()[0].vertices) > 0
