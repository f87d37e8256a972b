"""Every number of a vector becomes a token, for models that read tokens.

Letters: B batch, I numbers of the input, D width.
"""

from torch import Tensor, nn

from multimodal.layers.positions import LearnedPositions


class NumberTokens(nn.Module):
    """A linear map from a number to a token, and the place of the number.

    Args:
        inputs: I.
        width: D.
    """

    def __init__(self, *, inputs: int, width: int) -> None:
        super().__init__()
        self.width = width
        self.embed = nn.Linear(1, width)
        self.places = LearnedPositions(length=inputs, width=width)

    def forward(self, x: Tensor) -> Tensor:
        """Vectors (B, I) → (B, I, D)."""
        return self.places(self.embed(x[:, :, None]))
