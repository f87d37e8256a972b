"""An answer from a point of one space: that of either modality, or the middle of both.

Letters: B batch, Z numbers of the space, K answers.
"""

from torch import Tensor, nn

from multimodal.models.fusion.bottleneck_fusion import mean_of_present
from multimodal.models.fusion.fusion_model import FusionModel


class SharedSpace(FusionModel):
    """A linear layer on the mean of the points that are there; with none, on 0.

    What two maps have brought into one space can stand for each other: nothing has to be made up
    for a modality that is missing.

    Args:
        inputs: Z.
        answers: K.
    """

    def __init__(self, *, inputs: int, answers: int) -> None:
        super().__init__()
        self.head = nn.Linear(inputs, answers)

    def fuse(self, first: Tensor, second: Tensor, present: Tensor) -> Tensor:
        """Two points (B, Z) and which are there (B, 2) → logits (B, K)."""
        points = first.new_zeros(len(first), 2, first.shape[1])
        points[:, 0], points[:, 1] = first, second
        return self.head(mean_of_present(points, present))
