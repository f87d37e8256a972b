"""The loss of deep CCA: how much two views correlate once each is rid of its own covariance.

Letters: N pairs, D₁ and D₂ widths of the views.
"""

import torch
from torch import Tensor

from multimodal.arguments import require_number, require_together

HALVES = (torch.float16, torch.bfloat16)


def deep_cca_loss(first: Tensor, second: Tensor, *, regularisation: float = 1e-4) -> Tensor:
    """Minus the sum of all canonical correlations of a batch.

    Args:
        first: (N, D₁).
        second: (N, D₂); row i belongs to row i of ``first``.
        regularisation: r, added to all variances. With 0 no invertible linear map of a view changes
            the loss; above, directions of little variance count less.

    Returns:
        () from −min(D₁, D₂) to 0.

    Raises:
        ValueError: no pairs, a negative r, or N ≤ D₁ + D₂.

    Source: Andrew et al. 2013, *Deep Canonical Correlation Analysis* (ICML), section 3, with all
    min(D₁, D₂) correlations.
    """
    return -canonical_correlations(first, second, regularisation=regularisation).sum()


def canonical_correlations(first: Tensor, second: Tensor, *, regularisation: float = 0.0) -> Tensor:
    """The canonical correlations of a batch, largest first: (min(D₁, D₂),) in [0, 1].

    They are the singular values of S₁^(−½) S₁₂ S₂^(−½). Any other square root of the covariances
    gives the same ones, so here it is that of Cholesky: its gradient divides by no difference of
    eigenvalues, which two equal variances make 0.

    Args:
        first: (N, D₁).
        second: (N, D₂).
        regularisation: r, added to all variances.

    Raises:
        ValueError: no pairs, a negative r, or N ≤ D₁ + D₂: then some correlations are 1 whatever
            the numbers are, for two spaces that fill the batch must meet. Or a covariance that is
            singular, or not finite.
    """
    _require_enough(first, second)
    require_number(regularisation=regularisation)
    if regularisation < 0:
        raise ValueError(f"regularisation must be at least 0, got {regularisation}")
    views = [_centred(view) for view in (first, second)]
    across = views[0].T @ views[1] / (len(first) - 1)  # (D₁, D₂)
    one, two = (_root(view, regularisation) for view in views)
    left = torch.linalg.solve_triangular(one, across, upper=False)
    both = torch.linalg.solve_triangular(two, left.T, upper=False)  # (D₂, D₁)
    return torch.linalg.svdvals(both)


def _centred(view: Tensor) -> Tensor:
    view = view.float() if view.dtype in HALVES else view  # half precision has no Cholesky
    return view - view.mean(dim=0)


def _root(view: Tensor, regularisation: float) -> Tensor:
    covariance = view.T @ view / (len(view) - 1)  # (D, D)
    ridge = regularisation * torch.eye(len(covariance), dtype=view.dtype, device=view.device)
    try:
        return torch.linalg.cholesky(covariance + ridge)
    except torch.linalg.LinAlgError as error:
        raise ValueError(
            "a view has no covariance to divide by: its numbers are not finite, or one follows "
            f"from the others and a regularisation of {regularisation} is too small"
        ) from error


def _require_enough(first: Tensor, second: Tensor) -> None:
    require_together(first=first, second=second)
    if first.ndim != 2 or second.ndim != 2 or len(first) != len(second):
        raise ValueError(
            f"views must be (N, D₁) and (N, D₂), got {tuple(first.shape)} and {tuple(second.shape)}"
        )
    width = first.shape[1] + second.shape[1]
    if len(first) <= width:
        raise ValueError(
            f"a batch of {len(first)} is too small for two views of {width} numbers together: "
            "some would correlate perfectly by chance; take more pairs or narrower views"
        )
