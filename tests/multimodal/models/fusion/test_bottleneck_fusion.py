"""What one stream knows reaches the other only through the shared tokens, one block later."""

import pytest
import torch

from multimodal.models.fusion.bottleneck_fusion import Bottleneck, mean_of_present
from tests.multimodal.models.fusion.strategies import bottleneck

FIRST, SECOND = torch.randn(2, 3, 4)
ALL = torch.ones(3, 2, dtype=torch.bool)


def reaches(model) -> bool:
    """Whether what the first stream answers depends on the second modality."""
    heard, answers = SECOND.clone().requires_grad_(), []
    model.norm.register_forward_hook(lambda _, inputs, output: answers.append(output))
    model(FIRST, heard)
    of_first = answers[0]
    (gradient,) = torch.autograd.grad(of_first.square().sum(), heard, allow_unused=True)
    return gradient is not None and bool(gradient.abs().sum() > 0)


@pytest.mark.parametrize(
    ("depth", "alone", "tokens", "expected"),
    [(2, 0, 2, True), (1, 0, 2, False), (3, 2, 2, False), (3, 1, 1, True), (3, 0, 0, False)],
)
def test_it_takes_two_fused_blocks_and_a_shared_token(depth, alone, tokens, expected) -> None:
    torch.manual_seed(0)
    assert reaches(bottleneck(depth=depth, alone=alone, tokens=tokens)) is expected


def test_nothing_passes_but_what_is_exchanged() -> None:
    torch.manual_seed(0)
    model = bottleneck(depth=3, tokens=2)
    assert reaches(model)
    model.exchange = lambda written, present: written.mean(1).detach()
    assert not reaches(model)


def test_without_shared_tokens_it_is_the_mean_of_two_separate_answers() -> None:
    model = bottleneck(depth=2, tokens=0)
    first = model(FIRST, SECOND, torch.tensor([[True, False]]).expand(3, 2))
    second = model(FIRST, SECOND, torch.tensor([[False, True]]).expand(3, 2))
    assert torch.allclose(model(FIRST, SECOND), (first + second) / 2, atol=1e-6)
    with_tokens = bottleneck(depth=2, tokens=2)
    parts = [
        with_tokens(FIRST, SECOND, torch.tensor([mask]).expand(3, 2))
        for mask in ([True, False], [False, True])
    ]
    assert not torch.allclose(with_tokens(FIRST, SECOND), sum(parts) / 2, atol=1e-6)


def test_the_exchange_is_the_mean_of_those_present() -> None:
    written, model = torch.randn(3, 2, 4, 8), bottleneck(tokens=4)
    assert torch.allclose(model.exchange(written, ALL), written.mean(1))
    some = torch.tensor([[True, False], [False, True], [False, False]])
    found = mean_of_present(written, some)
    assert torch.equal(found[0], written[0, 0])
    assert torch.equal(found[1], written[1, 1])
    assert not found[2].any()


def test_bad_input() -> None:
    with pytest.raises(ValueError, match="3 blocks alone of 2 in all"):
        bottleneck(depth=2, alone=3)
    with pytest.raises(ValueError, match="at least 0"):
        Bottleneck(tokens=-1)
