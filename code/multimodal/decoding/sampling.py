"""Sentences drawn by chance, from all tokens or from the likeliest ones only.

Letters: B batch, M tokens, V entries of the vocabulary.
"""

from collections.abc import Callable

import torch
from torch import Generator, Tensor

from multimodal.arguments import require_positive, require_whole
from multimodal.decoding.greedy import State, Step

Adjust = Callable[[Tensor], Tensor]
"""logits (B, V) → logits (B, V); minus infinity is a token that cannot be drawn"""


def tempered(logits: Tensor, temperature: float) -> Tensor:
    """Below 1 likely tokens become likelier, above 1 all come closer.

    Raises:
        ValueError: a temperature that is not positive.
    """
    require_positive(temperature=temperature)
    return logits / temperature


def keep_top(logits: Tensor, count: int) -> Tensor:
    """Only the ``count`` likeliest tokens stay; equal ones by chance of their order.

    Raises:
        ValueError: no tokens, or more than there are.

    Source: Fan et al. 2018 (arXiv 1805.04833).
    """
    require_whole(1, count=count)
    if count > logits.shape[-1]:
        raise ValueError(f"{count} tokens of a vocabulary of {logits.shape[-1]}")
    kept = torch.zeros_like(logits, dtype=torch.bool)
    kept.scatter_(-1, logits.topk(count, dim=-1).indices, value=True)
    return logits.masked_fill(~kept, float("-inf"))


def keep_nucleus(logits: Tensor, share: float) -> Tensor:
    """Only the smallest set of likeliest tokens stays whose probabilities sum to ``share`` or more.

    Raises:
        ValueError: a share outside (0, 1].

    Source: Holtzman et al. 2020 (arXiv 1904.09751), equation 2.
    """
    require_positive(share=share)
    if share > 1:
        raise ValueError(f"share must be at most 1, got {share}")
    probabilities, order = logits.softmax(dim=-1).sort(dim=-1, descending=True, stable=True)
    before = probabilities.cumsum(dim=-1) - probabilities  # (B, V): what likelier tokens hold
    kept = torch.zeros_like(before, dtype=torch.bool).scatter(-1, order, before < share)
    return logits.masked_fill(~kept, float("-inf"))


def sample(
    step: Step,
    state: State,
    first: Tensor,
    *,
    end: int,
    longest: int,
    adjust: Adjust | None = None,
    generator: Generator | None = None,
) -> Tensor:
    """Sentences (B, M) int64, M ≤ ``longest``, each token drawn from its probabilities.

    Args:
        step, state, first, end, longest: as for :func:`multimodal.decoding.greedy.greedy`.
        adjust: changes the logits before a token is drawn, such as
            ``partial(keep_nucleus, share=0.9)``; nothing when omitted.
        generator: a CPU generator; PyTorch's own when omitted.

    Raises:
        ValueError: ``longest`` below 1.
    """
    require_whole(1, longest=longest)
    newest, done = first, torch.zeros_like(first, dtype=torch.bool)
    written: list[Tensor] = []
    while len(written) < longest and not done.all():
        logits, state = step(state, newest)
        chances = (logits if adjust is None else adjust(logits)).softmax(dim=-1)
        drawn = torch.multinomial(chances.cpu(), 1, generator=generator)[:, 0].to(first.device)
        newest = drawn.masked_fill(done, end)
        done = done | (newest == end)
        written.append(newest)
    return torch.stack(written, dim=1)
