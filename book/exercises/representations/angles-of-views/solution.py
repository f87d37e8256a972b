import torch
from torch import Tensor

TINY = 1e-9


def span(view: Tensor) -> Tensor:
    """Orthonormal columns (N, r) that span the view without its means."""
    rest = view - view.mean(dim=0)
    lengths = torch.linalg.vector_norm(rest, dim=0)
    moving = lengths > TINY * torch.linalg.vector_norm(view, dim=0)
    rest = rest[:, moving] / lengths[moving]
    if rest.shape[1] == 0:
        return rest
    axes, sizes, _ = torch.linalg.svd(rest, full_matrices=False)
    return axes[:, sizes > TINY * sizes.max()]


def both_spans(first: Tensor, second: Tensor) -> tuple[Tensor, Tensor]:
    """The spans of two views of the same things."""
    if first.ndim != 2 or second.ndim != 2 or len(first) < 2:
        raise ValueError("a view has two rows at least, and columns")
    if len(first) != len(second):
        raise ValueError(f"{len(first)} rows and {len(second)} rows")
    return span(first), span(second)


def agreement(first: Tensor, second: Tensor) -> Tensor:
    """All canonical correlations of (N, D1) and (N, D2), largest first."""
    q, p = both_spans(first, second)
    if q.shape[1] == 0 or p.shape[1] == 0:
        return first.new_zeros(0)
    return torch.linalg.svdvals(q.T @ p).clamp(max=1.0)


def best_pair(first: Tensor, second: Tensor) -> tuple[Tensor, Tensor]:
    """The vectors (N,) of both spans that agree most, of length 1."""
    q, p = both_spans(first, second)
    if q.shape[1] == 0 or p.shape[1] == 0:
        raise ValueError("a view in which nothing changes agrees with none")
    turn, _, other = torch.linalg.svd(q.T @ p)
    return q @ turn[:, 0], p @ other[0]
