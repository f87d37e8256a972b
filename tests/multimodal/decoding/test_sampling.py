"""Tokens are drawn as often as they are likely, and only from those that are kept."""

from functools import partial

import pytest
import torch

from multimodal.decoding.sampling import keep_nucleus, keep_top, sample, tempered

END = 0
CHANCES = torch.tensor([[0.1, 0.5, 0.1, 0.3], [0.25, 0.25, 0.25, 0.25]])


def kept(logits):
    return [row.isfinite().nonzero()[:, 0].tolist() for row in logits]


@pytest.mark.parametrize(
    ("share", "first"),
    [(0.49, [1]), (0.51, [1, 3]), (0.79, [1, 3]), (0.81, [0, 1, 3]), (1.0, [0, 1, 2, 3])],
)
def test_nucleus_keeps_exactly_the_smallest_set(share, first):
    assert kept(keep_nucleus(CHANCES.double().log(), share))[0] == first


def test_nucleus_keeps_one_token_at_least_and_is_that_of_transformers():
    from transformers import TopPLogitsWarper

    logits = torch.randn(50, 40, generator=torch.Generator().manual_seed(0)) * 3
    for share in (1e-6, 0.2, 0.5, 0.9):
        ours, theirs = keep_nucleus(logits, share), TopPLogitsWarper(share)(None, logits)
        assert kept(ours) == kept(theirs)
        assert (ours.isfinite().sum(1) >= 1).all()


def test_top_keeps_as_many_as_asked_even_when_all_are_equal():
    assert kept(keep_top(CHANCES.log(), 2))[0] == [1, 3]
    assert [len(row) for row in kept(keep_top(CHANCES.log(), 3))] == [3, 3]


def test_temperature_sharpens_and_flattens():
    logits = CHANCES.log()
    sharp, flat = (tempered(logits, t).softmax(-1)[0, 1] for t in (0.5, 2.0))
    assert sharp > CHANCES[0, 1] > flat
    assert sharp == pytest.approx(0.25 / (0.01 + 0.25 + 0.01 + 0.09))


def one_token(chances):
    return lambda state, newest: (chances.log().expand(len(newest), -1), state)


def test_tokens_are_drawn_as_often_as_they_are_likely():
    many, first = 20_000, torch.full((20_000,), 9)
    draw = torch.Generator().manual_seed(0)
    step = one_token(CHANCES[:1])
    tokens = sample(step, (), first, end=END, longest=1, generator=draw)[:, 0]
    found = torch.bincount(tokens, minlength=4) / many
    assert torch.allclose(found, CHANCES[0], atol=0.015)
    few = sample(
        *(step, (), first), end=END, longest=1, adjust=partial(keep_top, count=2), generator=draw
    )[:, 0]
    assert set(few.tolist()) == {1, 3}
    assert float((few == 1).float().mean()) == pytest.approx(0.625, abs=0.015)


def test_a_seed_gives_the_same_sentences_and_they_stay_ended(gpt2_step):
    again = [
        sample(*gpt2_step, end=END, longest=9, generator=torch.Generator().manual_seed(s))
        for s in (3, 3, 4)
    ]
    assert torch.equal(again[0], again[1])
    assert again[0].tolist() != again[2].tolist()
    after = torch.cummax((again[0] == END).int(), dim=-1).values.bool()
    assert (again[0][after] == END).all()


def test_stops_when_all_have_ended():
    step = one_token(torch.tensor([[1.0, 0.0]]))
    assert sample(step, (), torch.tensor([9, 9]), end=END, longest=30).tolist() == [[END], [END]]


def test_impossible_settings_are_refused():
    logits = CHANCES.log()
    with pytest.raises(ValueError, match="temperature must be positive, got 0"):
        tempered(logits, 0)
    with pytest.raises(ValueError, match="count must be a whole number of at least 1, got 0"):
        keep_top(logits, 0)
    with pytest.raises(ValueError, match="5 tokens of a vocabulary of 4"):
        keep_top(logits, 5)
    with pytest.raises(ValueError, match=r"share must be at most 1, got 1\.5"):
        keep_nucleus(logits, 1.5)
    with pytest.raises(ValueError, match="share must be positive, got 0"):
        keep_nucleus(logits, 0)
    with pytest.raises(ValueError, match="longest must be a whole number of at least 1, got 0"):
        sample(one_token(CHANCES[:1]), (), torch.tensor([9]), end=END, longest=0)
