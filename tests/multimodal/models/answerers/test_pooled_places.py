"""What is in a picture, wherever it is."""

import torch

from multimodal.models.answerers.pooled_places import PooledPlaces

PLACES = torch.rand(2, 4, 6, generator=torch.Generator().manual_seed(0)) * 20


def layer() -> PooledPlaces:
    torch.manual_seed(0)
    return PooledPlaces(inputs=6, hidden=5)


def test_the_vector_holds_the_largest_and_the_mean() -> None:
    one = layer()
    found = torch.relu(one.detect(PLACES[1] / 10))
    both = torch.cat((found.max(dim=0).values, 6 * found.mean(dim=0)))
    torch.testing.assert_close(one(PLACES)[1], one.norm(both))
    assert one(PLACES).shape == (2, one.width)


def test_where_a_thing_stands_is_forgotten() -> None:
    torch.testing.assert_close(layer()(PLACES), layer()(PLACES[:, [2, 0, 3, 1]]))
