"""Two vectors, joined: by hand, and with one of them missing."""

import torch

from multimodal.layers.fusers.projected import Projected
from multimodal.models.answerers.joint_answerer import Concatenation, Product, Sum
from multimodal.models.fusion.joined_fusion import JoinedFusion


def model(join=None) -> JoinedFusion:
    torch.manual_seed(0)
    join = join or Concatenation(width=4)
    return JoinedFusion(first=3, second=5, width=4, join=join, answers=2).eval()


FIRST, SECOND = torch.randn(6, 3), torch.randn(6, 5)


def test_by_hand() -> None:
    net = model()
    one, other = torch.tanh(net.first[1](FIRST)), torch.tanh(net.second[1](SECOND))
    expected = net.out(torch.tanh(net.hidden(torch.cat((one, other), dim=1))))
    torch.testing.assert_close(net(FIRST, SECOND), expected)


def test_a_missing_modality_joins_as_zero() -> None:
    present = torch.tensor([True, False]).expand(6, 2)
    for join in (Concatenation(width=4), Sum(width=4)):
        net = model(join)
        found = net(FIRST, SECOND, present)
        other = net(FIRST, torch.full_like(SECOND, torch.nan), present)
        assert torch.equal(found, other)
        assert len(found.unique(dim=0)) == 6


def test_nothing_is_left_in_a_bare_product_but_behind_a_bias() -> None:
    present = torch.tensor([True, False]).expand(6, 2)
    assert len(model(Product(width=4))(FIRST, SECOND, present).unique(dim=0)) == 1
    behind = Projected(width=4, hidden=4, join=Product)
    assert len(model(behind)(FIRST, SECOND, present).unique(dim=0)) == 6


def test_numbers_are_hidden_in_training_only() -> None:
    net = JoinedFusion(first=3, second=5, width=4, join=Sum(width=4), answers=2, dropout=0.5)
    assert not torch.equal(net(FIRST, SECOND), net(FIRST, SECOND))
    net.eval()
    assert torch.equal(net(FIRST, SECOND), net(FIRST, SECOND))
