import torch

from tests.multimodal.models.fusion.strategies import STRATEGIES

FIRST, SECOND = torch.randn(2, 5, 4)


def test_two_weights_that_add_up_to_one() -> None:
    model = STRATEGIES["DynamicWeighting"]()
    weights = model.weights(FIRST, SECOND)
    assert weights.shape == (5, 2)
    assert torch.allclose(weights.sum(1), torch.ones(5))
    assert not torch.allclose(weights, model.weights(FIRST + 2, SECOND))
    things = torch.stack(
        (model.of_first(model.first(FIRST)), model.of_second(model.second(SECOND))), dim=2
    )
    expected = model.answer((things @ weights[:, :, None])[:, :, 0])
    assert torch.allclose(model(FIRST, SECOND), expected, atol=1e-6)


def test_a_weight_of_one_is_the_other_being_absent() -> None:
    model = STRATEGIES["DynamicWeighting"]()
    only = torch.tensor([[True, False]]).expand(5, 2)
    expected = model.answer(model.of_first(model.first(FIRST)))
    assert torch.allclose(model(FIRST, SECOND, only), expected, atol=1e-6)
    nothing = model.answer(torch.zeros(5, 8))
    assert torch.allclose(model(FIRST, SECOND, ~only & only), nothing, atol=1e-6)
