import torch

from multimodal.models.fusion.early_fusion import EarlyFusion
from multimodal.models.stored_features import StoredFeatures


def test_the_stream_is_both_inputs_one_after_the_other() -> None:
    model = EarlyFusion(encoder=StoredFeatures(7), answers=2)
    first, second = torch.randn(4, 3), torch.randn(4, 2, 2)
    weight, bias = model.answer.weight, model.answer.bias
    expected = first @ weight[:, :3].T + second.flatten(1) @ weight[:, 3:].T + bias
    assert torch.allclose(model(first, second), expected, atol=1e-6)


def test_an_absent_input_is_a_row_of_zeros() -> None:
    model = EarlyFusion(encoder=StoredFeatures(6), answers=2)
    first, second = torch.randn(2, 4, 3)
    only = torch.tensor([[True, False]]).expand(4, 2)
    assert torch.equal(model(first, second, only), model(first, torch.zeros_like(second)))
