from collections.abc import Sequence

import torch
from torch import Tensor


def cosines(asked: Tensor, keys: Tensor) -> Tensor:
    """How alike each two are, (B, N); a vector of zeros is like none."""
    lengths = asked.norm(dim=1).unsqueeze(1) * keys.norm(dim=1)
    return torch.where(lengths > 0, asked @ keys.T / lengths, 0.0)


def lookup(
    asked: tuple[Tensor, Tensor],
    keys: tuple[Tensor, Tensor],
    there: Tensor,
    strength: tuple[float, float],
    least: float,
) -> Tensor:
    """The weights of "nothing here" and of N entries, (B, 1 + N)."""
    alike = [
        cosines(one, key) for one, key in zip(asked, keys, strict=True)
    ]
    scores = strength[0] * alike[0] + strength[1] * alike[1]
    scores = torch.where(there, scores, -torch.inf)
    bar = scores.new_full((len(scores), 1), least * sum(strength))
    return torch.softmax(torch.cat([bar, scores], dim=1), dim=1)


def reply(weights: Tensor, values: Sequence[str]) -> list[str]:
    """The value with most weight, or "" where nothing has as much."""
    replies = []
    for nothing, *row in weights.tolist():
        sums = dict.fromkeys(values, 0.0)
        for value, weight in zip(values, row, strict=True):
            sums[value] += weight
        best = max(sums, key=lambda value: sums[value], default="")
        replies.append(best if sums.get(best, 0.0) > nothing else "")
    return replies
