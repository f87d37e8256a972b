"""However loud a place was, it comes out alike."""

import torch

from multimodal.models.answerers.normed_places import NormedPlaces


def test_loudness_is_gone_and_what_is_seen_stays() -> None:
    places = torch.randn(2, 3, 8, generator=torch.Generator().manual_seed(0))
    layer = NormedPlaces(width=8)
    assert layer.width == 8
    loud = places * torch.tensor([1.0, 10.0, 100.0])[:, None]
    torch.testing.assert_close(layer(loud), layer(places), atol=1e-3, rtol=1e-3)
    spread = layer(places).std(dim=2, correction=0)
    torch.testing.assert_close(spread, torch.ones(2, 3), atol=1e-3, rtol=0)
