"""Early fusion: the raw inputs are laid side by side before any network looks at them.

Letters: B batch, D and E numbers of the two inputs, K answers.
"""

from typing import cast

import torch
from torch import Tensor, nn

from multimodal.models.fusion.fusion_model import FusionModel


class EarlyFusion(FusionModel):
    """One network over one stream: it may relate any number of one input to any of the other.

    An absent input is a row of zeros in the stream. Nothing tells the network that these are no
    measurements, unless it has been trained with absent inputs.

    Args:
        encoder: the stream (B, D + E) → (B, its ``width``).
        answers: K.

    Source: early fusion joins features before a model sees them, Baltrušaitis et al. 2019
    (arXiv 1705.09406), section 6.1.
    """

    def __init__(self, *, encoder: nn.Module, answers: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.answer = nn.Linear(cast(int, encoder.width), answers)

    def fuse(self, first: Tensor, second: Tensor, present: Tensor) -> Tensor:
        """Inputs (B, D) and (B, E), or of any shape that is then flattened → logits (B, K)."""
        stream = torch.cat((first.flatten(1), second.flatten(1)), dim=1)  # (B, D + E)
        return self.answer(self.encoder(stream))
