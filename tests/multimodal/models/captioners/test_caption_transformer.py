"""Where a Transformer looks while it writes."""

import torch
from torch import Tensor, nn

from multimodal.layers.transformer import TransformerShape
from multimodal.models.captioners.caption_transformer import CaptionTransformer

TOKENS = torch.randint(1, 9, (2, 4), generator=torch.Generator().manual_seed(0))


class Given(nn.Module):
    """Annotations (B, L, 6) as they are."""

    width = 6

    def forward(self, places: Tensor) -> Tensor:
        return places


def model() -> CaptionTransformer:
    torch.manual_seed(0)
    shape = TransformerShape(width=16, depth=2, heads=2)
    return CaptionTransformer(picture=Given(), vocabulary=9, length=8, shape=shape)


def test_maps_are_weights_over_places():
    maps = model().look(torch.randn(2, 5, 6), TOKENS)
    assert maps.shape == (2, 2, 2, 4, 5)
    torch.testing.assert_close(maps.sum(-1), torch.ones(2, 2, 2, 4))


def test_places_have_no_order_and_maps_follow_them():
    writer, places, order = model(), torch.randn(2, 5, 6), torch.tensor([3, 0, 4, 1, 2])
    turned = places[:, order]
    torch.testing.assert_close(writer(places, TOKENS), writer(turned, TOKENS))
    maps = writer.look(places, TOKENS)[..., order]
    torch.testing.assert_close(maps, writer.look(turned, TOKENS))


def test_one_place_gets_all_the_weight():
    assert (model().look(torch.randn(2, 1, 6), TOKENS) == 1).all()


def test_a_map_knows_no_later_token():
    writer, places, changed = model(), torch.randn(2, 5, 6), TOKENS.clone()
    changed[:, 3] = 9 - changed[:, 3]
    maps, other = writer.look(places, TOKENS), writer.look(places, changed)
    torch.testing.assert_close(maps[..., :3, :], other[..., :3, :])
    assert not torch.allclose(maps[..., 3, :], other[..., 3, :])
