"""All places of a picture as one vector: what is there and how much of it, but no longer where.

Letters: B batch, L places, E width of a place, H width of a detector layer.
"""

import torch
from torch import Tensor, nn


class PooledPlaces(nn.Module):
    """The same layer looks at every place; over places the largest and the mean are kept.

    Args:
        inputs: E.
        hidden: H; the vector has 2H numbers, normalised so that no picture is louder than another.
        loudness: what the features are divided by, about their size where a thing stands.

    Source: the whole picture as one normalised vector, "norm I" in Antol et al. 2015
    (arXiv 1505.00468), section 4.2; there VGG makes it.
    """

    def __init__(self, *, inputs: int, hidden: int = 128, loudness: float = 10.0) -> None:
        super().__init__()
        self.width = 2 * hidden
        self.loudness = loudness
        self.detect = nn.Linear(inputs, hidden)
        self.norm = nn.LayerNorm(self.width)

    def forward(self, places: Tensor) -> Tensor:
        """Places (B, L, E) → (B, 2H)."""
        found = torch.relu(self.detect(places / self.loudness))  # (B, L, H)
        return self.norm(torch.cat((found.amax(dim=1), 6 * found.mean(dim=1)), dim=1))
