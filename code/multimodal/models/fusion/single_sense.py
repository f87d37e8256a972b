"""The baseline of every fusion: one network that is given one of the two modalities.

Letters: B batch, K answers.
"""

from torch import Tensor, nn

from multimodal.models.fusion.fusion_model import FusionModel


class SingleSense(FusionModel):
    """It answers from one modality and never looks at the other.

    If its modality is absent, all logits are 0.

    Args:
        network: a modality → logits (B, K).
        side: 0 for the first modality, 1 for the second.

    Raises:
        ValueError: another side.
    """

    def __init__(self, *, network: nn.Module, side: int) -> None:
        super().__init__()
        if side not in (0, 1):
            raise ValueError(f"side must be 0 (the first) or 1 (the second), got {side!r}")
        self.network = network
        self.side = side

    def fuse(self, first: Tensor, second: Tensor, present: Tensor) -> Tensor:
        """Two modalities (B, …) and which are there (B, 2) → logits (B, K)."""
        said: Tensor = self.network((first, second)[self.side])
        return said.masked_fill(~present[:, self.side, None], 0.0)
