"""How features are read out of an encoder: averaged over all places, by region, or at one token.

Letters: B batch, C channels, H height, W width, D width of the tokens, R rows and columns of
patches, S rows and columns of regions.
"""

import torch
from einops import rearrange
from torch import Tensor, nn
from torch.nn.functional import adaptive_avg_pool2d

from multimodal.models.mae import VisibleEncoder

REGIONS = 3
"""S: nine regions keep roughly where something was."""


class PatchMap(nn.Module):
    """All patches are shown; their tokens come back in their places.

    Args:
        encoder: of a square grid of patches.
    """

    def __init__(self, encoder: VisibleEncoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, images: Tensor) -> Tensor:
        """Pictures (B, C, H, W) → (B, D, R, R)."""
        tokens = self.encoder.encode(images, _everything(self.encoder, images))[:, 1:]
        side = round(tokens.shape[1] ** 0.5)
        return rearrange(tokens, "b (r q) d -> b d r q", r=side)


class ClassTokenOf(nn.Module):
    """All patches are shown; only the class token is read."""

    def __init__(self, encoder: VisibleEncoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, images: Tensor) -> Tensor:
        """Pictures (B, C, H, W) → (B, D)."""
        return self.encoder.encode(images, _everything(self.encoder, images))[:, 0]


def mean_of_places(maps: Tensor) -> Tensor:
    """One vector for the whole picture: (B, D, R, R) → (B, D)."""
    return maps.mean(dim=(2, 3))


def by_region(maps: Tensor) -> Tensor:
    """The mean of each of nine regions, side by side: (B, D, R, R) → (B, D·S·S)."""
    return adaptive_avg_pool2d(maps, REGIONS).flatten(1)


def _everything(encoder: VisibleEncoder, images: Tensor) -> Tensor:
    places = torch.arange(len(encoder.positions), device=images.device)
    return places.expand(len(images), -1)
