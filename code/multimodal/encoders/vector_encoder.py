"""Two layers for an input that is a vector already.

Letters: B batch, I numbers of the input, D width.
"""

from torch import Tensor, nn


class VectorEncoder(nn.Module):
    """Twice a linear map and a ReLU.

    Args:
        inputs: I.
        width: D.
    """

    def __init__(self, *, inputs: int, width: int) -> None:
        super().__init__()
        self.width = width
        self.layers = nn.Sequential(
            nn.Linear(inputs, width), nn.ReLU(), nn.Linear(width, width), nn.ReLU()
        )

    def forward(self, x: Tensor) -> Tensor:
        """Vectors (B, I) → (B, D)."""
        return self.layers(x)
