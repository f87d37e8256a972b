"""Linear canonical correlation analysis: fitted on one part, judged on another.

Letters: N pairs, D₁ and D₂ widths of the views, K ≤ min(D₁, D₂) directions.
"""

from typing import Any, NamedTuple

import torch
from torch import Tensor

from multimodal.arguments import measurable, require_number, require_whole


class CanonicalMaps(NamedTuple):
    """A linear map for each view; their results correlate in pairs and not otherwise."""

    first_mean: Tensor
    """(D₁,)"""
    first: Tensor
    """(D₁, K)"""
    second_mean: Tensor
    """(D₂,)"""
    second: Tensor
    """(D₂, K)"""
    correlations: Tensor
    """(K,), largest first, on the pairs that were fitted: too high for others"""

    def project_first(self, view: Any) -> Tensor:
        """(M, D₁) → (M, K); of variance 1 where it was fitted."""
        return (measurable("view", view).double() - self.first_mean) @ self.first

    def project_second(self, view: Any) -> Tensor:
        """(M, D₂) → (M, K)."""
        return (measurable("view", view).double() - self.second_mean) @ self.second

    def correlations_on(self, first: Any, second: Any) -> Tensor:
        """(M, D₁) and (M, D₂) of other pairs → (K,), what is left of each correlation there."""
        return column_correlations(self.project_first(first), self.project_second(second))


def fit_cca(
    first: Tensor, second: Tensor, *, directions: int | None = None, regularisation: float = 0.0
) -> CanonicalMaps:
    """The directions of both views that correlate most, each uncorrelated with those before.

    Args:
        first: (N, D₁).
        second: (N, D₂); row i belongs to row i of ``first``.
        directions: K; min(D₁, D₂) when omitted.
        regularisation: added to all variances, as a ridge.

    Raises:
        ValueError: no pairs, N ≤ D₁ + D₂ (some would correlate perfectly by chance), other values
            out of range, or a covariance that is singular without regularisation.

    Source: Hotelling 1936, *Relations Between Two Sets of Variates*; by the singular values of
    S₁^(−½) S₁₂ S₂^(−½) as in Mardia et al. 1979, section 10.2.
    """
    one, two = _require_views(first, second)
    most = min(one.shape[1], two.shape[1])
    kept = most if directions is None else directions
    require_whole(1, directions=kept)
    require_number(regularisation=regularisation)
    if kept > most or regularisation < 0:
        raise ValueError(
            f"need at most {most} directions and a regularisation from 0 on, "
            f"got {kept} and {regularisation}"
        )
    means = one.mean(dim=0), two.mean(dim=0)
    centred = one - means[0], two - means[1]
    whiten = [_inverse_root(view, regularisation) for view in centred]
    across = centred[0].T @ centred[1] / (len(one) - 1)
    left, values, right = torch.linalg.svd(whiten[0] @ across @ whiten[1])
    return CanonicalMaps(
        *(means[0], whiten[0] @ left[:, :kept], means[1], whiten[1] @ right[:kept].T),
        values[:kept],
    )


def column_correlations(first: Tensor, second: Tensor) -> Tensor:
    """Pearson's correlation of each column with its partner: twice (M, K) → (K,) in [−1, 1].

    A column that never varies correlates with nothing: 0.

    Raises:
        ValueError: other shapes, or fewer than two rows.
    """
    one, two = (
        measurable(name, view, least=2).double()
        for name, view in (("first", first), ("second", second))
    )
    if one.shape != two.shape:
        raise ValueError(f"need pairs, got {tuple(one.shape)} and {tuple(two.shape)}")
    one, two = one - one.mean(dim=0), two - two.mean(dim=0)
    lengths = one.norm(dim=0) * two.norm(dim=0)
    return torch.where(lengths > 0, (one * two).sum(dim=0) / lengths.clamp(min=1e-300), 0.0)


def _inverse_root(centred: Tensor, regularisation: float) -> Tensor:
    """The symmetric S^(−½) of rows (N, D) of mean 0."""
    covariance = centred.T @ centred / (len(centred) - 1)
    values, vectors = torch.linalg.eigh(covariance)
    values = values + regularisation
    if float(values.amin()) <= 1e-12 * float(values.amax()):
        raise ValueError(
            "a number of one view follows from the others: leave it out or add a regularisation"
        )
    return vectors @ (values.rsqrt()[:, None] * vectors.T)


def _require_views(first: Tensor, second: Tensor) -> tuple[Tensor, Tensor]:
    one, two = measurable("first", first).double(), measurable("second", second).double()
    width = one.shape[1] + two.shape[1]
    if len(one) != len(two) or len(one) <= width:
        raise ValueError(
            f"need more than {width} pairs of rows, one for each number of both views, "
            f"got {len(one)} and {len(two)}"
        )
    return one, two
