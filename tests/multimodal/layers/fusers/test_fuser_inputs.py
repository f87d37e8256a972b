"""What does not fit is said with what would."""

import pytest
import torch

from multimodal.layers.fusers.compact_bilinear import CompactBilinear
from multimodal.layers.fusers.factorised_bilinear import FactorisedBilinear
from multimodal.layers.fusers.fuser_inputs import require_sizes, require_vectors
from multimodal.layers.fusers.low_rank_bilinear import LowRankBilinear
from multimodal.layers.fusers.projected import Projected
from multimodal.layers.fusers.tensor_fusion import LowRankFusion, TensorFusion
from multimodal.models.answerers.joint_answerer import Product

FUSERS = {
    CompactBilinear: {"width": 4, "out": 3},
    FactorisedBilinear: {"width": 4, "out": 3, "factors": 2},
    LowRankBilinear: {"width": 4, "out": 3, "rank": 2},
    LowRankFusion: {"width": 4, "out": 3, "rank": 2},
    Projected: {"width": 4, "hidden": 3},
    TensorFusion: {"width": 4, "out": 3},
}


def make(fuser, **sizes) -> torch.nn.Module:
    join = {"join": Product} if fuser is Projected else {}
    return fuser(**FUSERS[fuser] | sizes | join)


def test_the_first_size_below_1_is_named() -> None:
    require_sizes(width=1, out=7)
    with pytest.raises(ValueError, match=r"^out must be at least 1, got 0$"):
        require_sizes(width=1, out=0, rank=-1)


@pytest.mark.parametrize(
    ("first", "second"), [((2, 4), (2, 5)), ((2, 5), (2, 5)), ((2, 4), (3, 4)), ((4,), (4,))]
)
@pytest.mark.parametrize("fuser", FUSERS)
def test_vectors_that_do_not_fit_are_refused(fuser, first, second) -> None:
    for refuse in (lambda *pair: require_vectors(*pair, 4), make(fuser)):
        with pytest.raises(ValueError, match=r"first and second must both be \(B, 4\), got \("):
            refuse(torch.ones(first), torch.ones(second))


@pytest.mark.parametrize(("fuser", "size"), [(one, size) for one in FUSERS for size in FUSERS[one]])
def test_no_size_may_be_0(fuser, size) -> None:
    with pytest.raises(ValueError, match=f"{size} must be at least 1, got 0"):
        make(fuser, **{size: 0})


@pytest.mark.parametrize("fuser", FUSERS)
def test_it_says_its_width_and_treats_each_thing_alone(fuser) -> None:
    torch.manual_seed(0)
    model, pair = make(fuser), torch.randn(2, 5, 4)
    assert model.width == 3
    assert model(*pair).shape == (5, 3)
    torch.testing.assert_close(model(*pair[:, :1]), model(*pair)[:1])


@pytest.mark.parametrize("fuser", FUSERS)
def test_gradients_reach_every_weight_and_both_vectors(fuser) -> None:
    torch.manual_seed(0)
    model, pair = make(fuser), torch.randn(2, 5, 4, requires_grad=True)
    (model(*pair) * torch.randn(5, 3)).sum().backward()
    assert all(weight.grad.any() for weight in model.parameters())
    assert pair.grad.abs().sum(dim=2).all()
