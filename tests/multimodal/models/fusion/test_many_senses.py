"""Three senses: with two they are what fusion of two is, and what is absent has no influence."""

import pytest
import torch
from torch import Tensor, nn

from multimodal.encoders.vector_encoder import VectorEncoder
from multimodal.models.classifier import Classifier
from multimodal.models.fusion.late_fusion import (
    LateFusion,
    MeanLogProbabilities,
    MeanProbabilities,
)
from multimodal.models.fusion.many_senses import ManyJoint, ManyLate, ManySenses, ManyWeighted
from multimodal.models.fusion.product_of_experts import ProductOfExperts

SIZES = (4, 2, 3)
INPUTS = [torch.randn(8, size) for size in SIZES]
MASKS = torch.tensor([[bool(n & 1), bool(n & 2), bool(n & 4)] for n in range(8)])
PRIOR = torch.tensor([0.2, 0.3, 0.5])


def encoders(sizes=SIZES) -> list[nn.Module]:
    return [VectorEncoder(inputs=size, width=6 + size) for size in sizes]


def classifiers(sizes=SIZES) -> list[nn.Module]:
    return [Classifier(encoder=one, classes=3) for one in encoders(sizes)]


MODELS = {
    "late": lambda: ManyLate(classifiers(), combine=MeanLogProbabilities()),
    "arithmetic": lambda: ManyLate(classifiers(), combine=MeanProbabilities()),
    "product": lambda: ManyLate(classifiers(), combine=ProductOfExperts(prior=PRIOR)),
    "joint": lambda: ManyJoint(encoders(), hidden=5, answers=3),
    "weighted": lambda: ManyWeighted(encoders(), hidden=5, answers=3),
}


@pytest.fixture(params=MODELS)
def model(request) -> ManySenses:
    torch.manual_seed(0)
    return MODELS[request.param]()


def test_shapes_gradients_and_all_present_by_default(model: ManySenses) -> None:
    logits = model(INPUTS)
    assert logits.shape == (8, 3)
    assert torch.equal(logits, model(INPUTS, torch.ones(8, 3, dtype=torch.bool)))
    nn.functional.cross_entropy(logits, torch.arange(8) % 3).backward()
    assert all(weight.grad.abs().sum() > 0 for weight in model.parameters())


def test_what_is_absent_has_no_influence_what_is_there_has(model: ManySenses) -> None:
    before = model(INPUTS, MASKS).softmax(1)
    for sense, here in enumerate(MASKS.unbind(1)):
        other = list(INPUTS)
        other[sense] = torch.where(here[:, None], INPUTS[sense] + 1, float("nan"))
        moved = (model(other, MASKS).softmax(1) - before).abs().amax(1)
        assert not moved[~here].any()
        assert (moved[here] > 1e-6).all()


def test_one_alone_decides_in_late_fusion_and_none_leaves_the_prior() -> None:
    for name, nothing in (("late", torch.full((3,), 1 / 3)), ("product", PRIOR)):
        late = MODELS[name]()
        said = late(INPUTS, MASKS).softmax(1)
        for sense, row in enumerate((1, 2, 4)):
            alone = late.senses[sense](INPUTS[sense])[row].softmax(0)
            assert torch.allclose(said[row], alone, atol=1e-6)
        assert torch.allclose(said[0], nothing, atol=1e-6)


def test_three_witnesses_by_hand() -> None:
    late = MODELS["product"]()
    p = [network(x).softmax(1) for network, x in zip(late.senses, INPUTS, strict=True)]
    expected = p[0] * p[1] * p[2] / PRIOR**2
    expected = expected / expected.sum(1, keepdim=True)
    assert torch.allclose(late(INPUTS).softmax(1), expected, atol=1e-6)


def test_of_two_senses_it_is_late_fusion() -> None:
    pair = classifiers((4, 2))
    many = ManyLate(pair, combine=MeanLogProbabilities())
    two = LateFusion(first=pair[0], second=pair[1], combine=MeanLogProbabilities())
    assert torch.allclose(many(INPUTS[:2], MASKS[:, :2]), two(*INPUTS[:2], MASKS[:, :2]))


def test_weights_are_shared_by_those_present() -> None:
    model = MODELS["weighted"]()
    only = torch.tensor([[False, True, False]]).expand(8, 3)
    expected = model.answer(model.project[1](model.senses[1](INPUTS[1])))
    assert torch.allclose(model(INPUTS, only), expected, atol=1e-6)
    weights = model.weights(INPUTS, MASKS)
    assert torch.equal(weights > 0, MASKS)
    assert torch.allclose(weights.sum(1), MASKS.any(1).float())
    things = torch.stack(
        [p(n(x)) for p, n, x in zip(model.project, model.senses, INPUTS, strict=True)], dim=2
    )
    mixed = (things @ model.weights(INPUTS)[:, :, None])[:, :, 0]
    assert torch.allclose(model(INPUTS), model.answer(mixed), atol=1e-6)


@pytest.mark.parametrize(
    ("inputs", "mask", "words"),
    [
        (INPUTS[:2], None, "3 modalities are fused here, got 2"),
        (INPUTS, torch.ones(8, 2, dtype=torch.bool), r"present must be \(8, 3\) of torch.bool"),
        (INPUTS, torch.ones(8, 3), "present must be"),
    ],
)
def test_bad_input(inputs: list[Tensor], mask: Tensor | None, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        MODELS["joint"]()(inputs, mask)
    with pytest.raises(ValueError, match="give one network for each modality"):
        ManyLate([], combine=MeanProbabilities())
