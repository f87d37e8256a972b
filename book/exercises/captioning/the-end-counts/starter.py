from collections.abc import Sequence

from torch import Tensor


def shifted(
    sentences: Sequence[Sequence[int]], start: int, end: int
) -> tuple[Tensor, Tensor, Tensor]:
    """Inputs, targets (B, M) int64, and which places are real (B, M)."""
    raise NotImplementedError


def sentence_scores(
    logits: Tensor, targets: Tensor, real: Tensor
) -> Tensor:
    """ln P(sentence) of each row (B,), from logits (B, M, V)."""
    raise NotImplementedError


def perplexity(scores: Tensor, real: Tensor) -> float:
    """Of all tokens of all sentences together."""
    raise NotImplementedError
