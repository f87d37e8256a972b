"""What every model can do that answers questions about pictures; answers are classes.

Letters: B batch, L places, E width of a place, M tokens, C answers, K hops of attention.
"""

from abc import ABC, abstractmethod
from typing import NamedTuple

import torch
from torch import Tensor, nn


class Answerer(nn.Module, ABC):
    """P(answer | picture, question), a choice among C answers."""

    @abstractmethod
    def forward(self, places: Tensor, tokens: Tensor, mask: Tensor) -> Tensor:
        """One question about each picture.

        Args:
            places: (B, L, E), what a frozen encoder saw.
            tokens: (B, M) int64, padded at the end.
            mask: (B, M) bool, True = real.

        Returns:
            Logits (B, C).
        """


class Looked(NamedTuple):
    """An answer, and where the model looked on its way to it."""

    logits: Tensor
    """(B, C)"""
    maps: Tensor
    """(B, K, L): the weights of places, hop after hop; they sum to 1"""
    words: Tensor
    """(B, K, M): the weights of words, hop after hop; 0 for padding"""


class AttendingAnswerer(Answerer):
    """An answerer that weighs places and words."""

    @abstractmethod
    def look(self, places: Tensor, tokens: Tensor, mask: Tensor) -> Looked:
        """As :meth:`Answerer.forward`, with the weights."""

    def forward(self, places: Tensor, tokens: Tensor, mask: Tensor) -> Tensor:
        """Places (B, L, E), tokens (B, M), mask (B, M) → logits (B, C)."""
        return self.look(places, tokens, mask).logits

    @torch.no_grad()
    def maps(self, places: Tensor, tokens: Tensor, mask: Tensor) -> Tensor:
        """Where the model looks in each hop: (B, K, L)."""
        return self.look(places, tokens, mask).maps

    @torch.no_grad()
    def word_maps(self, places: Tensor, tokens: Tensor, mask: Tensor) -> Tensor:
        """Which words the model reads in each hop: (B, K, M)."""
        return self.look(places, tokens, mask).words
