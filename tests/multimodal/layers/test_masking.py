"""Masks: exact counts, a draw per picture, and a way back."""

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from multimodal.layers.masking import mask_by_noise, random_mask, restore_order, take


def seeded(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


@settings(max_examples=30, deadline=None)
@given(places=st.integers(2, 40), data=st.data(), seed=st.integers(0, 5))
def test_exactly_so_many_are_hidden_in_each_picture(places, data, seed):
    hide = data.draw(st.integers(1, places - 1))
    masking = random_mask(6, places, ratio=hide / places, generator=seeded(seed))
    assert masking.hidden.sum(dim=1).tolist() == [hide] * 6
    assert masking.visible.shape == (6, places - hide)
    assert not masking.hidden.gather(1, masking.visible).any()
    assert all(len(set(row)) == places - hide for row in masking.visible.tolist())


def test_by_hand():
    masking = mask_by_noise(torch.tensor([[0.9, 0.1, 0.5, 0.3]]), keep=2)
    assert masking.visible.tolist() == [[1, 3]]
    assert masking.hidden.tolist() == [[True, False, True, False]]
    assert masking.restore.tolist() == [[3, 0, 2, 1]]


def test_every_picture_has_a_mask_of_its_own_and_every_seed_another():
    first, again, other = (random_mask(8, 49, ratio=0.75, generator=seeded(s)) for s in (0, 0, 1))
    assert torch.equal(first.hidden, again.hidden)
    assert not torch.equal(first.hidden, other.hidden)
    assert len({tuple(row) for row in first.hidden.tolist()}) == 8


def test_every_place_is_hidden_equally_often():
    share = random_mask(4000, 16, ratio=0.75, generator=seeded()).hidden.float().mean(dim=0)
    torch.testing.assert_close(share, torch.full((16,), 0.75), atol=0.03, rtol=0)


def test_without_a_generator_the_draw_follows_torch():
    torch.manual_seed(3)
    first = random_mask(2, 9, ratio=0.5).hidden
    torch.manual_seed(3)
    assert torch.equal(random_mask(2, 9, ratio=0.5).hidden, first)


@pytest.mark.parametrize("ratio", [0.0, 0.01, 0.99, 1.0, -0.5, 2.0])
def test_something_is_hidden_and_something_visible(ratio):
    with pytest.raises(ValueError, match="at least one must be hidden and one visible"):
        random_mask(2, 16, ratio=ratio)


def test_restored_tokens_stand_where_they_were():
    tokens, blank = torch.randn(3, 10, 4), torch.full((4,), 7.0)
    masking = random_mask(3, 10, ratio=0.6, generator=seeded())
    back = restore_order(take(tokens, masking.visible), blank, masking.restore)
    expected = torch.where(masking.hidden[..., None], blank, tokens)
    assert torch.equal(back, expected)


def test_gradients_reach_the_mask_token_once_per_hidden_place():
    blank = torch.zeros(2, requires_grad=True)
    masking = random_mask(3, 8, ratio=0.5, generator=seeded())
    restore_order(torch.randn(3, 4, 2), blank, masking.restore).sum().backward()
    assert blank.grad.tolist() == [12.0, 12.0]


@pytest.mark.parametrize(
    ("visible", "blank", "restore", "message"),
    [
        ((1, 3, 2), 2, [[1, 0]], "do not fit"),
        ((1, 2, 2), 3, [[0, 1, 2]], "do not fit"),
        ((2, 2, 2), 2, [[0, 1, 2]], "do not fit"),
        ((1, 2, 2), 2, [[0, 1, 1]], "name each place once"),
        ((1, 2, 2), 2, [[1, 2, 3]], "name each place once"),
        ((1, 2, 2), 2, [[0, -1, 1]], "name each place once"),
    ],
)
def test_an_order_that_is_none_is_refused(visible, blank, restore, message):
    with pytest.raises(ValueError, match=message):
        restore_order(torch.ones(visible), torch.zeros(blank), torch.tensor(restore))
