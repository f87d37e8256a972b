import torch

from tests.multimodal.models.fusion.strategies import STRATEGIES

FIRST, SECOND = torch.randn(2, 5, 4)


def test_distributions_are_mixed_by_the_gate() -> None:
    model = STRATEGIES["MixtureOfExperts"]()
    one, other = model.first(FIRST), model.second(SECOND)
    pair = torch.cat((one, other), 1)
    experts = (model.of_first(one), model.of_second(other), model.of_both(pair))
    gate = model.gate(pair).softmax(1)
    assert torch.allclose(model.weights(FIRST, SECOND), gate, atol=1e-6)
    expected = sum(gate[:, n : n + 1] * said.softmax(1) for n, said in enumerate(experts))
    found = model(FIRST, SECOND).exp()
    assert torch.allclose(found, expected, atol=1e-6)
    assert torch.allclose(found.sum(1), torch.ones(5))


def test_who_cannot_know_is_not_asked() -> None:
    model = STRATEGIES["MixtureOfExperts"]()
    only = torch.tensor([[False, True]]).expand(5, 2)
    own = model.of_second(model.second(SECOND)).softmax(1)
    assert torch.allclose(model(FIRST, SECOND, only).exp(), own, atol=1e-6)
    assert not model(FIRST, SECOND, ~only & only).any()
