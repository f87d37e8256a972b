"""What every model that writes captions can do: look at a picture, then say word after word.

Letters: B batch, M tokens, V entries of the vocabulary.
"""

from abc import ABC, abstractmethod

import torch
from torch import Tensor, nn

State = tuple[Tensor, ...]
"""What is known so far: tensors whose first dimension is the batch, so that rows can be chosen."""


class Captioner(nn.Module, ABC):
    """P(sentence | picture) as a product over its tokens, each given those before it."""

    @abstractmethod
    def begin(self, images: Tensor) -> State:
        """Look at pictures (B, 3, H, W) in [0, 1]."""

    @abstractmethod
    def step(self, state: State, tokens: Tensor) -> tuple[Tensor, State]:
        """Read the newest tokens (B,) int64 → logits of the next (B, V), and what is known now."""

    def forward(self, images: Tensor, tokens: Tensor) -> Tensor:
        """Teacher forcing: pictures and true tokens (B, M) → logits (B, M, V) of what follows each.

        Here token after token; a Transformer does all at once.
        """
        state, logits = self.begin(images), []
        for newest in tokens.unbind(dim=1):
            scores, state = self.step(state, newest)
            logits.append(scores)
        return torch.stack(logits, dim=1)
