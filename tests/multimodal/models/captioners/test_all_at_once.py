"""What captioners that read all tokens at once promise: each alike, step by step or not."""

import pytest
import torch
from torch import Tensor, nn

from multimodal.layers.transformer import TransformerShape
from multimodal.losses.next_token import next_token_loss
from multimodal.models.captioners.blind import BlindCaptioner
from multimodal.models.captioners.caption_transformer import CaptionTransformer
from multimodal.models.captioners.prefix_captioner import (
    EachPlaceToPrefix,
    PlacesToPrefix,
    PrefixCaptioner,
    VectorToPrefix,
)
from multimodal.models.causal_language_model import CausalLanguageModel

SHAPE = TransformerShape(width=16, depth=2, heads=2)
V = 11
IMAGES = torch.rand(5, 3, 8, 8, generator=torch.Generator().manual_seed(0))
TOKENS = torch.randint(1, V, (5, 6), generator=torch.Generator().manual_seed(1))


class Quarters(nn.Module):
    """Pictures (B, 3, 8, 8) → annotations (B, 4, 12)."""

    width = 12

    def __init__(self) -> None:
        super().__init__()
        self.layer = nn.Conv2d(3, 12, 4, stride=4)

    def forward(self, images: Tensor) -> Tensor:
        return self.layer(images).flatten(2).mT


def language() -> CausalLanguageModel:
    return CausalLanguageModel(vocabulary=V, length=10, shape=SHAPE)


def prefixed(mapping: nn.Module) -> PrefixCaptioner:
    return PrefixCaptioner(picture=Quarters(), mapping=mapping, language=language())


MODELS = {
    "transformer": lambda: CaptionTransformer(
        picture=Quarters(), vocabulary=V, length=10, shape=SHAPE
    ),
    "prefix of each place": lambda: prefixed(EachPlaceToPrefix(inputs=12, width=16, hidden=24)),
    "prefix of places": lambda: prefixed(PlacesToPrefix(inputs=12, prefix=3, shape=SHAPE)),
    "prefix of a vector": lambda: prefixed(VectorToPrefix(inputs=48, prefix=3, width=16)),
    "prefix, tuned": lambda: prefixed(VectorToPrefix(inputs=48, prefix=3, width=16)).tuned(),
    "blind": lambda: BlindCaptioner(language=language()),
}
every_model = pytest.mark.parametrize("name", MODELS)
seeing = pytest.mark.parametrize("name", [name for name in MODELS if name != "blind"])
WITHOUT_GRADIENT = "key_value.bias"
"""a vector added to every key moves all scores alike, so softmax gives it no gradient"""


def make(name):
    torch.manual_seed(0)
    return MODELS[name]()


@every_model
def test_step_by_step_is_all_at_once(name):
    model = make(name)
    state, found = model.begin(IMAGES), []
    assert all(len(part) == len(IMAGES) for part in state)
    for newest in TOKENS.unbind(dim=1):
        logits, state = model.step(state, newest)
        found.append(logits)
    together = model(IMAGES, TOKENS)
    assert together.shape == (5, 6, V)
    torch.testing.assert_close(torch.stack(found, dim=1), together, atol=1e-5, rtol=1e-5)


@every_model
def test_rows_of_a_state_can_be_chosen(name):
    model, order = make(name), torch.tensor([4, 0, 0])
    state = model.begin(IMAGES)
    _, state = model.step(state, TOKENS[:, 0])
    all_rows, _ = model.step(state, TOKENS[:, 1])
    chosen, _ = model.step(tuple(part[order] for part in state), TOKENS[order, 1])
    torch.testing.assert_close(chosen, all_rows[order], atol=1e-5, rtol=1e-5)


@every_model
def test_everything_that_is_trained_gets_a_gradient(name):
    model = make(name)
    every_word = torch.arange(1, V).repeat(5, 1)[:, :7]
    next_token_loss(model(IMAGES, every_word), every_word).backward()
    for path, weights in model.named_parameters():
        if weights.requires_grad:
            gradient = weights.grad
            gradient = gradient.chunk(2)[1] if path.endswith(WITHOUT_GRADIENT) else gradient
            assert gradient is not None, path
            assert gradient.abs().sum() > 0, path


@seeing
def test_the_picture_changes_what_is_said(name):
    model = make(name)
    assert not torch.allclose(model(IMAGES, TOKENS), model(1 - IMAGES, TOKENS), atol=1e-4)


@pytest.mark.parametrize("name", ["transformer", "prefix, tuned", "blind"])
def test_a_batch_is_learnt_by_heart(name):
    """Blind, sentences cannot be told apart at their first word: its loss stays above the rest."""
    model = make(name)
    tokens = torch.cat((torch.ones(5, 1, dtype=torch.long), TOKENS), dim=1)
    optimiser = torch.optim.Adam(model.parameters(), lr=0.01)
    for _ in range(60):
        optimiser.zero_grad()
        loss = next_token_loss(model(IMAGES, tokens[:, :-1]), tokens[:, 1:])
        loss.backward()
        optimiser.step()
    low, high = (0.15, 0.6) if name == "blind" else (0, 0.15)
    assert low <= loss < high
