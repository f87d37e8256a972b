"""What the four methods have in common: one encoder with a head reads both views.

Letters: B batch, C channels, H height, W width, E width of the embeddings.
"""

from typing import NamedTuple

from torch import Tensor, nn


class Views(NamedTuple):
    """Embeddings of two views of the same pictures."""

    first: Tensor
    """(B, E)"""
    second: Tensor
    """(B, E); row i shows the picture of row i of ``first``"""


class Siamese(nn.Module):
    """An encoder to keep and a projector to throw away after training.

    Args:
        encoder: (B, C, H, W) → (B, D).
        projector: (B, D) → (B, E).
    """

    def __init__(self, *, encoder: nn.Module, projector: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder
        self.projector = projector

    def embed(self, images: Tensor) -> Tensor:
        """Pictures (B, C, H, W) → (B, E), where the loss compares; not yet of length 1."""
        return self.projector(self.encoder(images))

    def after_step(self) -> None:
        """What the method does after each step of the optimiser; nothing unless it says so."""
