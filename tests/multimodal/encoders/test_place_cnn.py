"""Annotations keep places; the vectors above them have their widths."""

import pytest
import torch

from multimodal.encoders.place_cnn import PlaceCNN, SideBySide, WholePicture

PICTURES = torch.rand(2, 3, 32, 32, generator=torch.Generator().manual_seed(0))


def model() -> PlaceCNN:
    torch.manual_seed(0)
    return PlaceCNN(width=16)


def test_shapes_and_gradients() -> None:
    places = model()
    whole = WholePicture(places=places, width=8)
    assert (places.width, places.places) == (16, 16)
    assert places(PICTURES).shape == (2, 16, 16)
    vector = whole(PICTURES)
    assert vector.shape == (2, 8)
    vector.sum().backward()
    assert all(p.grad is not None and p.grad.abs().sum() > 0 for p in whole.parameters())


def test_a_place_sees_what_is_near() -> None:
    """Group normalisation lets all places feel a change; the nearest feel it most."""
    changed = PICTURES.clone()
    changed[:, :, :6, 26:] = 0
    with torch.no_grad():
        felt = (model()(changed) - model()(PICTURES)).norm(dim=2)
    assert felt.argmax(dim=1).tolist() == [3, 3]


def test_side_by_side_is_every_annotation_in_order() -> None:
    places = model()
    long = SideBySide(places=places)
    assert long.width == 256
    assert torch.equal(long(PICTURES).unflatten(1, (16, 16)), places(PICTURES))


@pytest.mark.parametrize("sizes", [{"width": 12}, {"side": 30}, {"width": 0}, {"side": 0}])
def test_impossible_sizes(sizes) -> None:
    with pytest.raises(ValueError, match="multiples of 8"):
        PlaceCNN(**sizes)
