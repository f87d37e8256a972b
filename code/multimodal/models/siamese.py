"""What the four methods have in common, one encoder with a head for both views, and SimCLR.

Letters: B batch, C channels, H height, W width, D width of the encoder, E width of the embeddings.
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


class SimCLR(Siamese):
    """Both views through one network, the rest of the batch as negatives: ``losses.nt_xent``.

    Source: Chen et al. 2020 (arXiv 2002.05709), figure 2. Chapter ``representation/contrastive``.
    """

    def forward(self, first: Tensor, second: Tensor) -> Views:
        """Two views (B, C, H, W) → embeddings (B, E) each."""
        return Views(self.embed(first), self.embed(second))
