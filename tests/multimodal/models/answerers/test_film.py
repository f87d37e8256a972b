"""FiLM begins as a network that hears no question, and learns to be steered."""

import pytest
import torch
import torch.nn.functional as F

from multimodal.models.answerers.film import CoordinateMaps, FiLM, ModulatedBlock
from multimodal.models.answerers.question_reader import QuestionReader
from multimodal.models.stored_features import StoredFeatures

RANDOM = torch.Generator().manual_seed(0)
PLACES = torch.randn(6, 9, 5, generator=RANDOM)
TOKENS = torch.randint(1, 9, (6, 4), generator=RANDOM)
MASK = torch.tensor([[True] * 4, [True, True, False, False]] * 3)
ANSWERS = torch.tensor([0, 1, 2, 0, 1, 2])


def model(*, steered: bool = True) -> FiLM:
    torch.manual_seed(0)
    reader = QuestionReader(vocabulary=9, width=8)
    one = FiLM(picture=StoredFeatures(5), reader=reader, answers=3, width=8)
    if steered:
        torch.nn.init.normal_(one.modulate.weight)
    return one.eval()


def test_coordinates_rise_to_the_right_and_downwards() -> None:
    maps = CoordinateMaps()(torch.zeros(2, 3, 3, 3))[0, 3:]
    row = torch.tensor([-1.0, 0.0, 1.0])
    torch.testing.assert_close(maps[0], row.expand(3, 3))
    torch.testing.assert_close(maps[1], row[:, None].expand(3, 3))


def test_a_block_scales_and_moves_its_features() -> None:
    torch.manual_seed(0)
    block, grid = ModulatedBlock(4).eval(), torch.randn(2, 4, 3, 3)
    gamma, beta = torch.randn(2, 4), torch.randn(2, 4)
    seen = block.look(grid)
    features = block.norm(block.convolve(seen))
    wanted = seen[1, 2] + (gamma[1, 2] * features[1, 2] + beta[1, 2]).clamp(min=0)
    torch.testing.assert_close(block(grid, gamma, beta)[1, 2], wanted)


def test_an_untrained_question_changes_nothing() -> None:
    one = model(steered=False)
    gamma, beta = one.modulation(TOKENS, MASK)
    assert gamma.shape == beta.shape == (2, 6, 8)
    assert (gamma == 1).all()
    assert (beta == 0).all()
    torch.testing.assert_close(one(PLACES, TOKENS, MASK), one(PLACES, TOKENS.flip(0), MASK))
    steered = model()
    assert not torch.allclose(steered(PLACES, TOKENS, MASK), steered(PLACES, TOKENS.flip(0), MASK))


def test_the_largest_and_the_mean_feature_answer() -> None:
    one = model()
    grid = one.features(PLACES, TOKENS, MASK)
    pooled = torch.cat((grid.amax(dim=(2, 3)), grid.mean(dim=(2, 3))), dim=1)
    torch.testing.assert_close(one(PLACES, TOKENS, MASK), one.answer(pooled))


def test_a_map_says_where_the_largest_features_stand() -> None:
    one = model()
    grid, maps = one.features(PLACES, TOKENS, MASK).flatten(2), one.maps(PLACES, TOKENS, MASK)
    assert maps.shape == (6, 1, 9)
    torch.testing.assert_close(maps.sum(dim=2), torch.ones(6, 1))
    for place in range(9):
        share = (grid[3].argmax(dim=1) == place).float().mean()
        torch.testing.assert_close(maps[3, 0, place], share)


def test_padding_and_other_rows_do_not_count() -> None:
    one, changed = model(), torch.where(MASK, TOKENS, 7)
    torch.testing.assert_close(one(PLACES, TOKENS, MASK), one(PLACES, changed, MASK))
    torch.testing.assert_close(one(PLACES[:1], TOKENS[:1], MASK[:1]), one(PLACES, TOKENS, MASK)[:1])


def test_places_that_are_no_square_are_refused() -> None:
    with pytest.raises(ValueError, match="square grid of places is needed, got 8"):
        model()(PLACES[:, :8], TOKENS, MASK)


def test_one_batch_is_learnt_and_gradients_reach_everything() -> None:
    one = model().train()
    optimiser = torch.optim.Adam(one.parameters(), lr=1e-2)
    for step in range(80):
        optimiser.zero_grad()
        loss = F.cross_entropy(one(PLACES, TOKENS, MASK), ANSWERS)
        loss.backward()
        if not step:
            assert all(p.grad is not None and p.grad.any() for p in one.parameters())
        optimiser.step()
    assert loss.item() < 0.1
