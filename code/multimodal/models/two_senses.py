"""Two encoders, one answer: both are laid side by side, and either may be absent.

Letters: B batch, D width of each side, H width of the layer between, K answers.
"""

from typing import cast

import torch
from torch import Tensor, nn


class TwoSenses(nn.Module):
    """An answer from a picture and a word; a side that is not present counts as zeros.

    Args:
        picture: pictures (B, …) → (B, its ``width``).
        vocabulary: number of words that exist.
        answers: K.
        width: D.
        hidden: H.
    """

    def __init__(
        self,
        *,
        picture: nn.Module,
        vocabulary: int,
        answers: int,
        width: int = 64,
        hidden: int = 128,
    ) -> None:
        super().__init__()
        self.picture = picture
        self.project = nn.Linear(cast(int, picture.width), width)
        self.word = nn.Embedding(vocabulary, width)
        self.head = nn.Sequential(
            nn.Linear(2 * width, hidden), nn.ReLU(), nn.Linear(hidden, answers)
        )

    def forward(self, pictures: Tensor, words: Tensor, present: Tensor) -> Tensor:
        """Pictures (B, …), words (B,) int64, present (B, 2) bool → logits (B, K)."""
        seen = self.project(self.picture(pictures))  # (B, D)
        read = self.word(words)  # (B, D)
        both = torch.stack((seen, read), dim=1)  # (B, 2, D)
        both = both * present[:, :, None]
        return self.head(both.flatten(1))  # (B, 2D) → (B, K)
