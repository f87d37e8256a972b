"""A relation network compares all pairs, and the order of the regions does not count."""

import pytest
import torch
import torch.nn.functional as F

from multimodal.encoders.placed import Placed
from multimodal.models.answerers.question_reader import QuestionReader
from multimodal.models.answerers.relation_network import NeighbouringPlaces, RelationNetwork
from multimodal.models.stored_features import StoredFeatures

RANDOM = torch.Generator().manual_seed(0)
PLACES = torch.randn(6, 16, 5, generator=RANDOM)
TOKENS = torch.randint(1, 9, (6, 4), generator=RANDOM)
MASK = torch.tensor([[True] * 4, [True, True, False, False]] * 3)
ANSWERS = torch.tensor([0, 1, 2, 0, 1, 2])


def model(picture: torch.nn.Module | None = None) -> RelationNetwork:
    torch.manual_seed(0)
    picture = picture or Placed(
        NeighbouringPlaces(places=StoredFeatures(5), width=8, count=16), places=4
    )
    reader = QuestionReader(vocabulary=9, width=8)
    return RelationNetwork(picture=picture, reader=reader, answers=3, width=16)


def test_four_places_that_touch_are_one_region() -> None:
    regions = NeighbouringPlaces(places=StoredFeatures(5), width=8, count=16)
    grid = PLACES[:1].reshape(1, 4, 4, 5)
    upper_right = grid[0, :2, 2:].reshape(-1)
    torch.testing.assert_close(regions(PLACES[:1])[0, 1], regions.merge(upper_right))
    assert regions(PLACES).shape == (6, 4, 8)


@pytest.mark.parametrize("places", [0, 9, 12])
def test_other_grids_are_refused(places: int) -> None:
    with pytest.raises(ValueError, match=f"even side is needed, got {places} places"):
        NeighbouringPlaces(places=StoredFeatures(5), width=8, count=places)


def test_g_is_asked_about_every_pair_and_the_question() -> None:
    one = model()
    regions, question = one.picture(PLACES), one.reader(TOKENS, MASK).vector
    first = torch.cat((one.one.weight, one.other.weight, one.asked.weight), dim=1)
    for i, j in ((0, 0), (0, 3), (3, 0)):
        pair = torch.cat((regions[2, i], regions[2, j], question[2]))
        wanted = one.g(first @ pair + one.one.bias)
        torch.testing.assert_close(one.relations(PLACES, TOKENS, MASK)[2, i, j], wanted)
    said = one.relations(PLACES, TOKENS, MASK).flatten(1, 2).sum(dim=1) / 4
    torch.testing.assert_close(one(PLACES, TOKENS, MASK), one.f(said))


def test_regions_have_no_order_but_that_of_their_positions() -> None:
    one, turned = model(StoredFeatures(5)), PLACES.flip(1)
    torch.testing.assert_close(one(PLACES, TOKENS, MASK), one(turned, TOKENS, MASK))
    placed = model()
    assert not torch.allclose(placed(PLACES, TOKENS, MASK), placed(turned, TOKENS, MASK))


def test_padding_and_other_rows_do_not_count() -> None:
    one, changed = model(), torch.where(MASK, TOKENS, 7)
    torch.testing.assert_close(one(PLACES, TOKENS, MASK), one(PLACES, changed, MASK))
    torch.testing.assert_close(one(PLACES[:1], TOKENS[:1], MASK[:1]), one(PLACES, TOKENS, MASK)[:1])


def test_one_batch_is_learnt_and_gradients_reach_everything() -> None:
    one = model()
    optimiser = torch.optim.Adam(one.parameters(), lr=1e-2)
    for step in range(60):
        optimiser.zero_grad()
        loss = F.cross_entropy(one(PLACES, TOKENS, MASK), ANSWERS)
        loss.backward()
        if not step:
            assert all(p.grad is not None and p.grad.any() for p in one.parameters())
        optimiser.step()
    assert loss.item() < 0.1
