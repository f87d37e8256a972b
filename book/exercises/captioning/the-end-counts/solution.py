from collections.abc import Sequence
from math import exp

import torch
from torch import Tensor


def shifted(
    sentences: Sequence[Sequence[int]], start: int, end: int
) -> tuple[Tensor, Tensor, Tensor]:
    """Inputs, targets (B, M) int64, and which places are real (B, M)."""
    if any(end in words for words in sentences):
        raise ValueError(f"a sentence holds {end}, which ends it")
    size = len(sentences), max(map(len, sentences)) + 1
    inputs, targets = torch.full(size, end), torch.full(size, end)
    real = torch.zeros(size, dtype=torch.bool)
    for row, words in enumerate(sentences):
        count = len(words) + 1
        inputs[row, :count] = torch.tensor([start, *words])
        targets[row, :count] = torch.tensor([*words, end])
        real[row, :count] = True
    return inputs, targets, real


def sentence_scores(
    logits: Tensor, targets: Tensor, real: Tensor
) -> Tensor:
    """ln P(sentence) of each row (B,), from logits (B, M, V)."""
    steps = logits.log_softmax(dim=-1)
    steps = steps.gather(-1, targets[..., None])[..., 0]
    return steps.masked_fill(~real, 0.0).sum(dim=1)


def perplexity(scores: Tensor, real: Tensor) -> float:
    """Of all tokens of all sentences together."""
    return exp(-scores.sum().item() / real.sum().item())
