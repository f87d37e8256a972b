"""One network for both views, and nothing else: the loss says what embeddings must be like.

Letters: B batch, C channels, H height, W width, E width of the embeddings.
"""

from torch import Tensor

from multimodal.models.siamese import Siamese, Views


class Twins(Siamese):
    """What Barlow Twins (``losses.barlow``) and VICReg (``losses.vicreg``) train.

    No negatives, no slow copy, no predictor, no prototypes: statistics of the batch replace them.

    Args:
        encoder: (B, C, H, W) → (B, D).
        projector: (B, D) → (B, E); theirs has three layers of 8192, here it is that of the others.

    Source: Zbontar et al. 2021 (arXiv 2103.03230), figure 1; Bardes et al. 2022 (arXiv 2105.04906),
    figure 1. Chapter ``representation/contrastive``.
    """

    def forward(self, first: Tensor, second: Tensor) -> Views:
        """Two views (B, C, H, W) → embeddings (B, E) each."""
        return Views(self.embed(first), self.embed(second))
