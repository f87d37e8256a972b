"""Groups of beams that avoid each other's words, for sentences that really differ.

Letters: B batch, G groups, K beams of a group, V entries of the vocabulary.
"""

import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.arguments import require_number, require_whole
from multimodal.decoding.beam import repeat_rows, take_rows
from multimodal.decoding.frontier import Frontier, Sentences
from multimodal.decoding.greedy import State, Step
from multimodal.decoding.length_penalties import Penalty, total


def diverse_beam_search(
    step: Step,
    state: State,
    first: Tensor,
    *,
    end: int,
    longest: int,
    groups: int = 3,
    beams: int = 1,
    strength: float = 0.5,
    penalty: Penalty = total,
) -> Sentences:
    """The best sentence of each of G groups, in the order of the groups.

    In each step the groups choose one after the other. A token costs ``strength`` for each time
    that earlier groups chose it in this step (Hamming diversity). The cost decides what lives on;
    log-probabilities and scores are those of the model.

    Args:
        step, state, first, end, longest, penalty: as for
            :func:`multimodal.decoding.beam.beam_search`.
        groups: G; 1 is an ordinary beam search.
        beams: K.
        strength: lambda of the paper; 0 makes all groups alike.

    Returns:
        Tokens (B, G, longest) with log-probabilities and scores (B, G).

    Raises:
        ValueError: sizes below 1, or a negative strength.

    Source: Vijayakumar et al. 2016 (arXiv 1610.02424), algorithm 1.
    """
    require_whole(1, groups=groups, beams=beams, longest=longest)
    require_number(strength=strength)
    if strength < 0:
        raise ValueError(f"strength must be at least 0, got {strength}")
    found = [
        Frontier(first, beams=beams, longest=longest, end=end, penalty=penalty)
        for _ in range(groups)
    ]
    states = [repeat_rows(state, beams)] * groups
    newest = [first.repeat_interleave(beams)] * groups
    while not all(group.finished(1) for group in found):
        chosen: Tensor | None = None  # (B, V), how often earlier groups took a token
        for number, group in enumerate(found):
            logits, after = step(states[number], newest[number])
            chances = logits.log_softmax(dim=-1).unflatten(0, (-1, beams))  # (B, K, V)
            parents = group.extend(chances, None if chosen is None else strength * chosen)
            states[number], newest[number] = take_rows(after, parents), group.newest.flatten()
            counts = _counts(group.newest, logits.shape[-1])
            chosen = counts if chosen is None else chosen + counts
    return Sentences(
        *(torch.cat(part, 1) for part in zip(*(g.ended.best(1) for g in found), strict=True))
    )


def _counts(tokens: Tensor, entries: int) -> Tensor:
    """(B, K) tokens → (B, V), how often each was chosen."""
    return F.one_hot(tokens, entries).sum(dim=1).float()
