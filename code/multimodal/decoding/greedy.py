"""Always the likeliest next token.

Letters: B batch, M tokens, V entries of the vocabulary.
"""

from collections.abc import Callable

import torch
from torch import Tensor

State = tuple[Tensor, ...]
"""tensors whose first dimension is the batch"""
Step = Callable[[State, Tensor], tuple[Tensor, State]]
"""(state, newest tokens (B,)) → logits of the next (B, V), state"""


def greedy(step: Step, state: State, first: Tensor, *, end: int, longest: int) -> Tensor:
    """Sentences (B, M) int64, M ≤ ``longest``, without their first token; ``end`` fills them up.

    Args:
        step: such as the ``step`` of a captioner.
        state: what is known before the first token.
        first: (B,) int64, the token that every sentence starts with.
        end: the token that ends a sentence.
        longest: tokens after which writing stops in any case.

    Raises:
        ValueError: ``longest`` below 1.
    """
    if longest < 1:
        raise ValueError(f"longest must be at least 1, got {longest}")
    newest, done = first, torch.zeros_like(first, dtype=torch.bool)
    written: list[Tensor] = []
    while len(written) < longest and not done.all():
        logits, state = step(state, newest)
        newest = logits.argmax(dim=-1).masked_fill(done, end)
        done = done | (newest == end)
        written.append(newest)
    return torch.stack(written, dim=1)
