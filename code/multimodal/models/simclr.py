"""SimCLR: both views through one network, the rest of the batch as negatives."""

from torch import Tensor

from multimodal.models.siamese import Siamese, Views


class SimCLR(Siamese):
    """One encoder and one projector for both views; compared by ``losses.nt_xent``.

    Args:
        encoder: (B, C, H, W) → (B, D).
        projector: (B, D) → (B, E).

    Source: Chen et al. 2020 (arXiv 2002.05709), figure 2. Chapter ``representation/contrastive``.
    """

    def forward(self, first: Tensor, second: Tensor) -> Views:
        """Two views (B, C, H, W) → embeddings (B, E) each."""
        return Views(self.embed(first), self.embed(second))
