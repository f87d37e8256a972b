import torch

from tests.multimodal.models.fusion.strategies import STRATEGIES

FIRST, SECOND = torch.randn(2, 3, 4)


def test_three_opinions_and_their_mean() -> None:
    model = STRATEGIES["HybridFusion"]()
    said = model.opinions(FIRST, SECOND)
    assert said.shape == (3, 3, 3)
    assert torch.allclose(model(FIRST, SECOND), said.mean(1), atol=1e-6)
    assert torch.allclose(said[:, 0], model.of_first(model.first(FIRST)))
    changed = model.opinions(FIRST, SECOND + 1)
    assert torch.equal(changed[:, 0], said[:, 0])
    assert not torch.allclose(changed[:, 2], said[:, 2])


def test_without_one_the_opinion_of_both_is_left_out() -> None:
    model = STRATEGIES["HybridFusion"]()
    only = torch.tensor([[True, False], [False, True], [False, False]])
    found, said = model(FIRST, SECOND, only), model.opinions(FIRST, SECOND)
    assert torch.allclose(found[0], said[0, 0])
    assert torch.allclose(found[1], said[1, 1])
    assert not found[2].any()
