"""The loss of a model that regenerates two modalities and their label from factors.

Letters: B batch, Z width of a code, C labels.
"""

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.arguments import require_dtype, require_floats, require_number, require_together
from multimodal.losses.checks import require_rows
from multimodal.losses.gaussian_prior import gaussian_mmd


def factorised_loss(
    inputs: Sequence[Tensor],
    rebuilt: Sequence[Tensor],
    logits: Tensor,
    labels: Tensor,
    codes: Sequence[Tensor],
    *,
    reconstruction: float = 1.0,
    prior: float = 10.0,
) -> Tensor:
    """Modalities rebuilt, label named, codes spread like the prior.

    The cost of a Wasserstein autoencoder whose data are modalities *and* label: what the decoders
    make of the codes should be what was put in, while the codes of all examples together look like
    noise. Several codes are compared with N(0, 1) each by itself, as in the authors' code; one that
    joins all of them (``torch.cat``), as in the formula, must be independent of each other, too.

    Args:
        inputs: the modalities, each (B, …).
        rebuilt: what was made of each, of the same shapes.
        logits: (B, C) of the label.
        labels: (B,) int64.
        codes: each (B, Z).
        reconstruction: weight of the mean squared errors, added over the modalities.
        prior: λ, weight of :func:`multimodal.losses.gaussian_prior.gaussian_mmd`, added over codes.

    Raises:
        ValueError: shapes that do not fit together, or tensors of other kinds.

    Source: Tsai et al. 2019, *Learning Factorized Multimodal Representations* (arXiv 1806.06176),
    section 2.2: proposition 1 and the mean discrepancy in the place of its constraint Q_Z = P_Z.
    """
    require_number(reconstruction=reconstruction, prior=prior)
    _require_labels(logits, labels)
    if not codes:
        raise ValueError("need at least one code to compare with the prior")
    again = sum_of_errors(inputs, rebuilt)
    spread = torch.stack([gaussian_mmd(code) for code in codes]).sum()
    return F.cross_entropy(logits, labels) + reconstruction * again + prior * spread


def surrogate_loss(
    codes: Sequence[Tensor],
    guessed: Sequence[Tensor],
    missing: Tensor,
    rebuilt: Tensor,
    logits: Tensor,
    labels: Tensor,
) -> Tensor:
    """What is guessed without a modality: its codes, the modality itself, the label.

    Args:
        codes: read from everything, each (B, Z); no gradient goes there.
        guessed: the same codes, read without it.
        missing: (B, …), the modality that was not seen.
        rebuilt: what the guessed codes make of it.
        logits: (B, C), the label that they lead to.
        labels: (B,) int64.

    Returns:
        () the squared errors of all codes and of the modality, and the cross-entropy of the label.

    Raises:
        ValueError: shapes that do not fit together, or tensors of other kinds.

    Source: Tsai et al. 2019 (arXiv 1806.06176), section 2.3; the three terms as in the authors'
    code, where the codes follow the guesses, too.
    """
    _require_labels(logits, labels)
    for code in codes:
        require_floats(codes=code)
    known = [code.detach() for code in codes]
    errors = sum_of_errors(known, guessed) + sum_of_errors([missing], [rebuilt])
    return errors + F.cross_entropy(logits, labels)


def sum_of_errors(inputs: Sequence[Tensor], rebuilt: Sequence[Tensor]) -> Tensor:
    """Mean squared error of each pair of tensors, added: ().

    Raises:
        ValueError: none, not as many of both, or shapes that differ.
    """
    if not inputs or len(inputs) != len(rebuilt):
        raise ValueError(f"need as many of both, got {len(inputs)} and {len(rebuilt)}")
    for one, other in zip(inputs, rebuilt, strict=True):
        require_together(inputs=one, rebuilt=other)
        if one.shape != other.shape:
            raise ValueError(
                f"what is rebuilt must have the shape of the input, got {tuple(other.shape)} "
                f"for {tuple(one.shape)}"
            )
    errors = [F.mse_loss(other, one) for one, other in zip(inputs, rebuilt, strict=True)]
    return torch.stack(errors).sum()


def _require_labels(logits: Tensor, labels: Tensor) -> None:
    require_rows(logits=logits)
    require_dtype(torch.int64, labels=labels)
    if labels.shape != logits.shape[:1]:
        raise ValueError(
            f"need a label for each row of logits, got {tuple(labels.shape)} and "
            f"{tuple(logits.shape)}"
        )
