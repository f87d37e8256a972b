"""Covers fall on real words only, at least one a text; the loss hears of nothing else."""

import pytest
import torch
from torch.nn.functional import cross_entropy

from multimodal.losses.masked_words import cover_words, masked_words_loss

TOKENS = torch.randint(4, 9, (64, 10), generator=torch.Generator().manual_seed(0))
REAL = torch.arange(10) < torch.arange(1, 11).repeat(7)[:64, None]


def test_real_words_are_covered_and_nothing_else_changes():
    torch.manual_seed(0)
    tokens, hidden = cover_words(TOKENS, REAL, cover=9, share=0.3)
    assert not (hidden & ~REAL).any()
    assert (tokens[hidden] == 9).all()
    assert torch.equal(tokens[~hidden], TOKENS[~hidden])
    assert (hidden.sum(dim=1) >= 1).all()


def test_the_share_is_kept():
    torch.manual_seed(0)
    real = torch.ones(400, 20).bool()
    tokens = torch.full((400, 20), 5)
    _, hidden = cover_words(tokens, real, cover=9, share=0.25)
    assert float(hidden.float().mean()) == pytest.approx(0.25, abs=0.02)


def test_a_text_without_words_stays():
    tokens, hidden = cover_words(TOKENS[:1], torch.zeros(1, 10).bool(), cover=9)
    assert torch.equal(tokens, TOKENS[:1])
    assert not hidden.any()


def test_the_loss_is_the_cross_entropy_of_covered_words():
    logits, hidden = torch.randn(64, 10, 12), torch.rand(64, 10) < 0.3
    expected = cross_entropy(logits[hidden], TOKENS[hidden])
    assert torch.allclose(masked_words_loss(logits, TOKENS, hidden), expected)
    changed = torch.where(hidden[..., None], logits, 5.0)
    assert torch.allclose(masked_words_loss(changed, TOKENS, hidden), expected)


def test_nothing_covered_costs_nothing():
    none = torch.zeros(64, 10).bool()
    assert float(masked_words_loss(torch.randn(64, 10, 12), TOKENS, none)) == 0


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: cover_words(TOKENS, REAL, cover=9, share=1.0), "between 0 and 1"),
        (lambda: cover_words(TOKENS, REAL[:, :3], cover=9), r"\(B, M\)"),
        (lambda: masked_words_loss(torch.rand(64, 9, 12), TOKENS, REAL), "must fit"),
    ],
)
def test_what_does_not_fit_is_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()
