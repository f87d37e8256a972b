"""Covered words, to be guessed from the words that are left and from the picture.

Letters: B batch, M words, V entries of the vocabulary.
"""

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.arguments import require_dtype, require_floats, require_number


class Covered(NamedTuple):
    """A text with some words covered."""

    tokens: Tensor
    """(B, M) int64, the covered ones replaced"""
    hidden: Tensor
    """(B, M) bool, True = covered"""


def cover_words(tokens: Tensor, real: Tensor, *, cover: int, share: float = 0.15) -> Covered:
    """Cover a share of the real words, at least one of each text, drawn evenly.

    Args:
        tokens: (B, M) int64.
        real: (B, M) bool, False where a text is over.
        cover: the token that covers.
        share: of the words.

    Raises:
        ValueError: a share that is not between 0 and 1, or shapes that do not fit together.

    Source: Devlin et al. 2019 (arXiv 1810.04805), section 3.1, without the words that are kept or
    exchanged; ViLT covers whole words, which here are mostly single tokens.
    """
    require_number(share=share)
    require_dtype(torch.int64, tokens=tokens)
    require_dtype(torch.bool, real=real)
    if not 0 < share < 1:
        raise ValueError(f"share must be between 0 and 1, got {share}")
    if tokens.ndim != 2 or not tokens.numel() or tokens.shape != real.shape:
        raise ValueError(
            f"tokens and real must be (B, M), got {tuple(tokens.shape)} and {tuple(real.shape)}"
        )
    noise = torch.rand(tokens.shape).to(tokens.device).masked_fill(~real, 2.0)
    first = torch.zeros_like(real).scatter(1, noise.argmin(dim=1, keepdim=True), True)
    hidden = (first | (noise < share)) & real
    return Covered(tokens.masked_fill(hidden, cover), hidden)


def masked_words_loss(logits: Tensor, tokens: Tensor, hidden: Tensor) -> Tensor:
    """Mean over the covered words of −log p(word | text with covers, picture).

    Args:
        logits: (B, M, V).
        tokens: (B, M) int64, the true ones.
        hidden: (B, M) bool, True = covered.

    Returns:
        (), 0 where nothing is covered.

    Raises:
        ValueError: shapes that do not fit together, or tensors of other kinds.

    Source: Kim et al. 2021 (arXiv 2102.03334), section 3.2, masked language modeling.
    """
    require_floats(logits=logits)
    require_dtype(torch.int64, tokens=tokens)
    require_dtype(torch.bool, hidden=hidden)
    if logits.ndim != 3 or logits.shape[:2] != tokens.shape or tokens.shape != hidden.shape:
        raise ValueError(
            f"logits (B, M, V), tokens and hidden (B, M) must fit, got {tuple(logits.shape)}, "
            f"{tuple(tokens.shape)} and {tuple(hidden.shape)}"
        )
    surprise = F.cross_entropy(logits.flatten(0, 1), tokens.flatten(), reduction="none")
    return (surprise * hidden.flatten()).sum() / hidden.sum().clamp_min(1)
