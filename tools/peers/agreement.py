"""Whether the sides of a row give the same answer, and how models get the same weights."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

import torch
from torch import Tensor, nn

from tools.peers.row import Side

EPSILON = 1e-5


def require_agreement(name: str, sides: Mapping[str, Side], tolerance: float) -> None:
    """All sides say the same; one that says nothing is not asked.

    Raises:
        ValueError: one differs from the first.
    """
    (first, ours), *others = ((side, list(sides[side].says())) for side in sides)
    for side, theirs in others:
        for distance in map(difference, ours, theirs):
            if not distance <= tolerance:
                raise ValueError(
                    f"{name}: {first} and {side} differ by {distance:.1e} of the largest number, "
                    f"allowed is {tolerance:g}"
                )


def difference(ours: Tensor, theirs: Tensor) -> float:
    """The largest difference, as a share of the largest number."""
    if ours.shape != theirs.shape:
        return float("inf")
    largest = max(float(ours.abs().max()), torch.finfo(torch.float32).tiny)
    return float((ours - theirs).abs().max()) / largest


def value_and_gradients(
    loss: Callable[[], Tensor], weights: Sequence[Tensor], factor: float = 1, offset: float = 0
) -> list[Tensor]:
    """``factor`` · loss + ``offset`` and its gradient by each of the weights."""
    value = factor * loss() + offset
    return [value.detach().reshape(()), *torch.autograd.grad(value, weights)]


def value_and_norm(loss: Callable[[], Tensor], weights: Sequence[Tensor]) -> list[Tensor]:
    """The loss and the length of its gradient, for models that name their weights differently."""
    value, *gradients = value_and_gradients(loss, weights)
    return [value, torch.stack([gradient.norm() for gradient in gradients]).norm()]


def count(weights: Sequence[Tensor]) -> list[Tensor]:
    """How many numbers are trained."""
    return [torch.tensor(float(sum(weight.numel() for weight in weights)))]


def trained(model: nn.Module) -> list[nn.Parameter]:
    """The parameters that are."""
    return [parameter for parameter in model.parameters() if parameter.requires_grad]


@torch.no_grad()
def fill(model: nn.Module) -> list[nn.Parameter]:
    """Weights that depend on the architecture only, not on names; returns what is trained.

    The k-th matrix of a shape is the same in every model, joined maps count as several; norms start
    at 1 with one epsilon, other vectors at 0.
    """
    norms = [module for module in model.modules() if isinstance(module, nn.LayerNorm)]
    for norm in norms:
        norm.eps = EPSILON
    ones = {id(norm.weight) for norm in norms}
    seen: Counter[torch.Size] = Counter()
    for parameter in trained(model):
        if parameter.squeeze().ndim < 2:
            parameter.fill_(float(id(parameter) in ones))
            continue
        for piece in squares(parameter.squeeze().flatten(1)):
            generator = torch.Generator().manual_seed(hash((*piece.shape, seen[piece.shape])))
            piece.copy_(torch.randn(piece.shape, generator=generator) / piece.shape[1] ** 0.5)
            seen[piece.shape] += 1
    return trained(model)


def squares(matrix: Tensor) -> Iterator[Tensor]:
    """A matrix that is several times as high as wide in square pieces, any other as it is."""
    rows, columns = matrix.shape
    yield from matrix.split(columns) if rows % columns == 0 else [matrix]
