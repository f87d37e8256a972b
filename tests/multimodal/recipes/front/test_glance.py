"""Where an encoder looks, and what resembles what."""

import pytest
import torch
from torch import nn

from multimodal.encoders.attention_maps import attention_maps
from multimodal.recipes.front.glance import looks, nearest
from multimodal.recipes.mae.masked import mae_model

PICTURES = torch.rand(3, 1, 28, 28, generator=torch.Generator().manual_seed(0))


def test_it_looks_where_the_last_block_s_attention_says() -> None:
    encoder = mae_model().encoder.eval()

    def embedded(images: torch.Tensor) -> torch.Tensor:
        start = encoder.class_token.expand(len(images), 1, -1)
        return torch.cat([start, encoder.patches(images) + encoder.positions], dim=1)

    encoder.embed = embedded
    maps = attention_maps(encoder, PICTURES)  # (B, L, H, T, T)
    for place in (0, 20, 48):
        expected = maps[:, -1].mean(dim=1)[:, 1 + place, 1:]
        assert torch.allclose(looks(encoder, PICTURES, place), expected, atol=1e-6)


@pytest.mark.parametrize("place", [-1, 49])
def test_a_patch_that_is_not_there_is_refused(place: int) -> None:
    with pytest.raises(ValueError, match=f"patches 0 to 48, not {place}"):
        looks(mae_model().encoder, PICTURES, place)


def test_neighbours_are_the_most_similar_others() -> None:
    gallery = torch.tensor([[1.0, 0.0], [1.0, 0.1], [0.0, 1.0], [0.1, 1.0]])[:, None, None]
    labels = torch.tensor([5, 5, 6, 7])
    found = nearest(nn.Flatten(), gallery, gallery, labels, k=2)
    assert found.rows.tolist() == [[1, 3], [0, 3], [3, 1], [2, 1]]
    assert found.right.tolist() == [[True, False], [True, False], [False, False], [False, False]]
