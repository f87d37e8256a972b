"""SwAV: views are compared with prototypes, not with each other.

Letters: B batch, E width of the embeddings, K prototypes.
"""

import torch.nn.functional as F
from torch import Tensor, nn

from multimodal.models.siamese import Siamese, Views


class SwAV(Siamese):
    """One network for both views, and K trained prototypes; compared by ``losses.swapped``.

    Args:
        encoder: (B, C, H, W) → (B, D).
        projector: (B, D) → (B, E).
        width: E.
        prototypes: K.

    Raises:
        ValueError: fewer than two prototypes.

    Source: Caron et al. 2020 (arXiv 2006.09882), section 3.1, with two views of full size instead
    of several crops. They scale the prototypes to length 1 after each step, here they are scaled
    whenever they are used. Chapter ``representation/contrastive``.
    """

    def __init__(
        self, *, encoder: nn.Module, projector: nn.Module, width: int, prototypes: int = 64
    ) -> None:
        super().__init__(encoder=encoder, projector=projector)
        if prototypes < 2:
            raise ValueError(f"need at least two prototypes, got {prototypes}")
        self.prototypes = nn.Linear(width, prototypes, bias=False)

    def scores(self, images: Tensor) -> Tensor:
        """Pictures (B, C, H, W) → cosines with the prototypes (B, K)."""
        return F.linear(
            F.normalize(self.embed(images), dim=1), F.normalize(self.prototypes.weight, dim=1)
        )

    def forward(self, first: Tensor, second: Tensor) -> Views:
        """Two views (B, C, H, W) → cosines with the prototypes (B, K) each."""
        return Views(self.scores(first), self.scores(second))
