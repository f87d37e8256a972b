"""Scores of what follows, from what came before and nothing else."""

import pytest
import torch

from multimodal.layers.transformer import TransformerShape
from multimodal.losses.next_token import next_token_loss
from multimodal.models.causal_language_model import CausalLanguageModel

SHAPE = TransformerShape(width=16, depth=2, heads=2)
TOKENS = torch.tensor([[1, 4, 2, 7, 3], [1, 5, 2, 8, 3]])


def model() -> CausalLanguageModel:
    torch.manual_seed(0)
    return CausalLanguageModel(vocabulary=9, length=8, shape=SHAPE)


def test_a_later_token_changes_nothing():
    language, changed = model(), TOKENS.clone()
    changed[:, 3] = 6
    torch.testing.assert_close(language(TOKENS)[:, :3], language(changed)[:, :3])
    assert not torch.allclose(language(TOKENS)[:, 3], language(changed)[:, 3])


def test_a_prefix_is_heard_and_moves_no_token():
    language, prefix = model(), torch.randn(2, 3, 16)
    x = torch.cat((prefix, language.positions(language.words(TOKENS))), dim=1)
    expected = language.out(language.stack(x))[:, 3:]
    torch.testing.assert_close(language(TOKENS, prefix), expected)
    assert not torch.allclose(language(TOKENS), expected, atol=1e-3)


def test_what_is_too_long_is_refused():
    with pytest.raises(ValueError, match="10 tokens for 8 places"):
        model()(torch.cat((TOKENS, TOKENS), dim=1))


def test_two_sentences_are_learnt():
    language = model()
    optimiser = torch.optim.Adam(language.parameters(), lr=0.01)
    for _ in range(60):
        optimiser.zero_grad()
        loss = next_token_loss(language(TOKENS[:, :-1]), TOKENS[:, 1:])
        loss.backward()
        optimiser.step()
    assert all(weights.grad is not None for weights in language.parameters())
    assert loss < 0.25  # one of four tokens cannot be known: ln 2 / 4 = 0.17
