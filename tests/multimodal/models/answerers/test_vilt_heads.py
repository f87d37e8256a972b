"""Heads of a small ViLT: shapes, one table of words, gradients, one batch learned by heart."""

import pytest
import torch
import torch.nn.functional as F

from multimodal.layers.patches import PatchEmbedding
from multimodal.layers.transformer import TransformerShape
from multimodal.losses.masked_words import masked_words_loss
from multimodal.losses.matching import matching_loss
from multimodal.models.answerers.small_vilt import SmallVilt
from multimodal.models.answerers.vilt_heads import ViltAnswerer, ViltPretrainer

SHAPE = TransformerShape(width=16, depth=1, heads=2, expansion=2)
IMAGES = torch.rand(4, 3, 16, 16, generator=torch.Generator().manual_seed(0))
TOKENS = torch.tensor([[5, 6, 7], [6, 5, 0], [8, 0, 0], [5, 6, 7]])
MASK = TOKENS != 0


@pytest.fixture
def vilt():
    torch.manual_seed(0)
    patches = PatchEmbedding(patch=8, width=16)
    return SmallVilt(patches=patches, vocabulary=12, length=6, places=4, shape=SHAPE)


def learn(model, loss, steps=150):
    optimiser = torch.optim.Adam(model.parameters(), lr=5e-3)
    first = loss().item()
    for _ in range(steps):
        optimiser.zero_grad()
        found = loss()
        found.backward()
        optimiser.step()
    return first, found.item()


def test_answers_are_learned_by_heart(vilt):
    model, answers = ViltAnswerer(vilt=vilt, answers=3), torch.tensor([0, 1, 2, 1])
    assert model(IMAGES, TOKENS, MASK).shape == (4, 3)
    first, last = learn(model, lambda: F.cross_entropy(model(IMAGES, TOKENS, MASK), answers))
    assert last < first / 10  # the first and the last row differ in nothing but the picture
    used = {name for name, weight in model.named_parameters() if weight.grad is not None}
    assert used == set(dict(model.named_parameters()))


def test_guesses_are_learned_by_heart(vilt):
    model, right = ViltPretrainer(vilt=vilt), torch.tensor([True, False, True, False])
    hidden = torch.tensor([[0, 1, 0], [1, 0, 0], [1, 0, 0], [0, 0, 1]]).bool()
    guesses = model(IMAGES, TOKENS, MASK)
    assert guesses.match.shape == (4, 2)
    assert guesses.words.shape == (4, 3, 12)
    assert guesses.word_states.shape == (4, 3, 16)
    assert guesses.patch_states.shape == (4, 4, 16)

    def loss():
        said = model(IMAGES, TOKENS.masked_fill(hidden, 11), MASK)
        return matching_loss(said.match, right) + masked_words_loss(said.words, TOKENS, hidden)

    first, last = learn(model, loss)
    assert last < first / 5
    assert all(weight.grad is not None for weight in model.parameters())


def test_words_are_compared_with_the_table_that_they_were_read_from(vilt):
    model = ViltPretrainer(vilt=vilt)
    assert model.words.weight is vilt.words.weight
