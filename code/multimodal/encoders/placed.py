"""Annotations that know where they are, for models to which places are only a set.

Letters: B batch, L places, E width of an annotation.
"""

from typing import cast

from torch import Tensor, nn

from multimodal.layers.positions import LearnedPositions


class Placed(nn.Module):
    """Adds a learned vector for its place to each annotation of an encoder.

    The vectors begin as loud as the annotations, so that *left of* is heard from the first step.
    The encoder may be frozen, they still learn.

    Args:
        encoder: pictures (B, …) → annotations (B, L, E); says E as its ``width``.
        places: L.

    Source: the positions of image features in Carion et al. 2020 (arXiv 2005.12872), learned.
    """

    def __init__(self, encoder: nn.Module, *, places: int) -> None:
        super().__init__()
        self.width = cast(int, encoder.width)
        self.encoder = encoder
        self.positions = LearnedPositions(length=places, width=self.width)
        nn.init.normal_(self.positions.table)

    def forward(self, images: Tensor) -> Tensor:
        """Pictures (B, …) → annotations (B, L, E)."""
        return self.positions(self.encoder(images))
