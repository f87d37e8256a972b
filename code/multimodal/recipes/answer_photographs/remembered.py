"""A reader of sentences that reads each text once."""

from collections.abc import Callable, Sequence

import torch
from torch import Tensor

Read = Callable[[Sequence[str]], Tensor]
"""texts → vectors (N, D)"""


def remembering(read: Read) -> Read:
    """The same reader, which keeps every vector: for names that are asked for again and again."""
    known: dict[str, Tensor] = {}

    def again(texts: Sequence[str]) -> Tensor:
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            known.update(zip(new, read(new), strict=True))
        return torch.stack([known[text] for text in texts])

    return again
