import torch

from multimodal.models.fusion.film_fusion import FilmFusion
from multimodal.models.stored_features import StoredFeatures

FIRST, SECOND = torch.randn(5, 4), torch.randn(5, 3)


def film() -> FilmFusion:
    return FilmFusion(first=StoredFeatures(4), second=StoredFeatures(3), answers=2)


def test_untrained_the_second_changes_nothing() -> None:
    model = film()
    assert torch.equal(model(FIRST, SECOND), model(FIRST, 0 * SECOND))


def test_scale_and_shift_by_hand() -> None:
    model = film()
    model.modulate.weight.data.normal_()
    model.modulate.bias.data.normal_()
    change, beta = model.modulate(SECOND).split(4, dim=1)
    modulated = torch.relu((1 + change) * model.project(FIRST) + beta)
    expected = modulated @ model.answer[1].weight.T + model.answer[1].bias
    assert torch.allclose(model(FIRST, SECOND), expected, atol=1e-6)
    without_second = model(FIRST, SECOND, torch.tensor([[True, False]]).expand(5, 2))
    plain = model.answer(model.project(FIRST))
    assert torch.allclose(without_second, plain, atol=1e-6)
    without_first = model(FIRST, SECOND, torch.tensor([[False, True]]).expand(5, 2))
    assert torch.allclose(without_first, model.answer(beta), atol=1e-6)
