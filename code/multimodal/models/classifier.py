"""An encoder with a linear map to the scores of classes.

Letters: B batch, C channels, H height, W width, D width of the encoder, K classes.
"""

from typing import cast

from torch import Tensor, nn


class Classifier(nn.Module):
    """Scores of K classes from the vector of an encoder.

    Args:
        encoder: images (B, C, H, W) → (B, D); says its ``width`` D.
        classes: K.
    """

    def __init__(self, *, encoder: nn.Module, classes: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.head = nn.Linear(cast(int, encoder.width), classes)

    def forward(self, images: Tensor) -> Tensor:
        """Images (B, C, H, W) in [0, 1] → logits (B, K)."""
        return self.head(self.encoder(images))
