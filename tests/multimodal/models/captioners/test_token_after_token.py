"""What all recurrent captioners have in common."""

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from multimodal.models.captioners.bottom_up import BottomUpTopDown
from multimodal.models.captioners.captioner import Captioner
from multimodal.models.captioners.hard_attention import HardAttention
from multimodal.models.captioners.m_rnn import MultimodalRNN
from multimodal.models.captioners.show_and_tell import ShowAndTell
from multimodal.models.captioners.show_attend_tell import ShowAttendTell
from multimodal.models.stored_features import StoredFeatures

RANDOM = torch.Generator().manual_seed(0)
VECTORS, PLACES = torch.randn(4, 6, generator=RANDOM), torch.randn(4, 5, 6, generator=RANDOM)
TOKENS = torch.randint(1, 9, (4, 4), generator=RANDOM)
SIZES = {"picture": StoredFeatures(6), "vocabulary": 9, "width": 16}
KINDS = {
    "input": lambda: (ShowAndTell(**SIZES), VECTORS),
    "state": lambda: (ShowAndTell(**SIZES, enters="state"), VECTORS),
    "m_rnn": lambda: (MultimodalRNN(**SIZES, joint=12), VECTORS),
    "soft": lambda: (ShowAttendTell(**SIZES), PLACES),
    "hard": lambda: (HardAttention(**SIZES).eval(), PLACES),
    "bottom_up": lambda: (BottomUpTopDown(**SIZES), PLACES),
}
ATTEND = ("soft", "hard", "bottom_up")


def build(kind: str) -> tuple[Captioner, Tensor]:
    torch.manual_seed(0)
    return KINDS[kind]()


@pytest.mark.parametrize("kind", KINDS)
def test_forward_is_step_after_step(kind: str) -> None:
    model, pictures = build(kind)
    state, logits = model.begin(pictures), []
    assert all(len(part) == 4 for part in state)
    for newest in TOKENS.unbind(dim=1):
        scores, state = model.step(state, newest)
        logits.append(scores)
    together = model(pictures, TOKENS)
    assert together.shape == (4, 4, 9)
    torch.testing.assert_close(torch.stack(logits, dim=1), together)


@pytest.mark.parametrize("kind", KINDS)
def test_a_prediction_knows_no_later_token(kind: str) -> None:
    model, pictures = build(kind)
    changed = TOKENS.clone()
    changed[:, 2] = 9 - changed[:, 2]
    before, after = model(pictures, TOKENS), model(pictures, changed)
    torch.testing.assert_close(before[:, :2], after[:, :2])
    assert not torch.allclose(before[:, 2:], after[:, 2:])


@pytest.mark.parametrize("kind", KINDS)
def test_rows_do_not_see_each_other_and_pictures_count(kind: str) -> None:
    model, pictures = build(kind)
    alone = model(pictures[:1], TOKENS[:1])
    torch.testing.assert_close(model(pictures, TOKENS)[:1], alone)
    assert not torch.allclose(model(pictures + 1, TOKENS)[:1], alone)


@pytest.mark.parametrize("kind", KINDS)
def test_gradients_reach_every_parameter(kind: str) -> None:
    model, pictures = build(kind)
    model(pictures, TOKENS).square().sum().backward()
    unreached = {n for n, p in model.named_parameters() if p.grad is None or not p.grad.any()}
    places = {"key.weight", "key.bias", "query.weight", "score.weight"}
    assert unreached == (places if kind == "hard" else set()), "a draw lets no gradient through"


@pytest.mark.parametrize("kind", KINDS)
def test_one_batch_can_be_learnt(kind: str) -> None:
    model, pictures = build(kind)
    optimiser = torch.optim.Adam(model.parameters(), lr=1e-2)
    for _ in range(120):
        optimiser.zero_grad()
        logits = model(pictures, TOKENS[:, :-1])
        loss = F.cross_entropy(logits.flatten(0, 1), TOKENS[:, 1:].flatten())
        loss.backward()
        optimiser.step()
    assert loss.item() < 0.1


@pytest.mark.parametrize("kind", ATTEND)
def test_places_have_no_order_and_the_weights_follow_them(kind: str) -> None:
    model, order = build(kind)[0], torch.tensor([3, 0, 4, 1, 2])
    turned = PLACES[:, order]
    torch.testing.assert_close(model(PLACES, TOKENS), model(turned, TOKENS))
    weights = model.look(PLACES, TOKENS)
    assert weights.shape == (4, 4, 5)
    torch.testing.assert_close(weights.sum(dim=2), torch.ones(4, 4))
    torch.testing.assert_close(weights[..., order], model.look(turned, TOKENS))


@pytest.mark.parametrize("kind", ATTEND)
def test_one_place_gets_all_the_weight(kind: str) -> None:
    assert (build(kind)[0].look(PLACES[:, :1], TOKENS) == 1).all()


def test_another_way_in_is_refused() -> None:
    with pytest.raises(ValueError, match="'input' or 'state'"):
        ShowAndTell(picture=nn.Identity(), vocabulary=9, enters="words")
