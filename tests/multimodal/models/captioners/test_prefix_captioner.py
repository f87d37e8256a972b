"""The language model of a prefix captioner stays as it was, and gradients pass through it."""

import torch
from torch import Tensor, nn

from multimodal.layers.transformer import TransformerShape
from multimodal.losses.next_token import next_token_loss
from multimodal.models.captioners.prefix_captioner import PrefixCaptioner, VectorToPrefix
from multimodal.models.causal_language_model import CausalLanguageModel
from multimodal.models.stored_features import StoredFeatures

SHAPE = TransformerShape(width=16, depth=1, heads=2)
TOKENS = torch.tensor([[1, 4, 2, 7]])
BOTH = torch.tensor([[1, 4, 2, 7, 3], [1, 5, 2, 8, 3]])


def model() -> PrefixCaptioner:
    torch.manual_seed(0)
    language = CausalLanguageModel(vocabulary=9, length=8, shape=SHAPE)
    mapping = VectorToPrefix(inputs=6, prefix=2, width=16)
    return PrefixCaptioner(picture=StoredFeatures(6), mapping=mapping, language=language)


def test_only_the_mapping_learns():
    captioner = model()
    before = {name: one.clone() for name, one in captioner.language.state_dict().items()}
    optimiser = torch.optim.SGD(captioner.parameters(), lr=0.1)
    mapped = captioner.mapping.layers[0].weight.clone()
    captioner(torch.rand(1, 6), TOKENS).square().sum().backward()
    optimiser.step()
    for name, one in captioner.language.state_dict().items():
        assert torch.equal(one, before[name])
    assert not torch.equal(captioner.mapping.layers[0].weight, mapped)


def test_tuned_the_language_model_learns_too():
    captioner = model().tuned()
    captioner(torch.rand(1, 6), TOKENS).square().sum().backward()
    assert all(weights.grad is not None for weights in captioner.parameters())


def test_a_vector_becomes_as_many_words_as_asked():
    mapping = VectorToPrefix(inputs=12, prefix=5, width=16)
    assert mapping(torch.rand(3, 12)).shape == (3, 5, 16)
    assert mapping(torch.rand(3, 4, 3)).shape == (3, 5, 16)


def learn(model: nn.Module, *inputs: Tensor, steps: int) -> float:
    trained = [weights for weights in model.parameters() if weights.requires_grad]
    optimiser = torch.optim.Adam(trained, lr=0.01)
    for _ in range(steps):
        optimiser.zero_grad()
        loss = next_token_loss(model(*inputs, BOTH[:, :-1]), BOTH[:, 1:])
        loss.backward()
        optimiser.step()
    return loss.item()


def test_a_prefix_tells_a_trained_language_model_which_of_its_sentences_to_say():
    """Alone it must guess one of four tokens, ln 2 / 4 = 0.17; with the pictures it knows."""
    captioner = model()
    captioner.tuned()
    assert 0.16 < learn(captioner.language, steps=80) < 0.25
    captioner.language.requires_grad_(False)
    assert learn(captioner, torch.eye(2, 6), steps=300) < 0.13
