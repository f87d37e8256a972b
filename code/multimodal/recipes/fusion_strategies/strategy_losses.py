"""What is minimised: by a model that is trained as a whole, and by two that never meet."""

import torch.nn.functional as F
from torch import Tensor

from multimodal.data.controlled.sense_pair_loader import SensePairBatch
from multimodal.models.fusion.fusion_model import FusionModel
from multimodal.models.fusion.late_fusion import LateFusion


def fused_loss(model: FusionModel, batch: SensePairBatch) -> Tensor:
    """Mean of −log p(label | both modalities): ()."""
    return F.cross_entropy(model(batch.first, batch.second, batch.present), batch.labels)


def separate_loss(model: LateFusion, batch: SensePairBatch) -> Tensor:
    """Either network learns as if it were alone, and the rule from what they say: ().

    No gradient of the rule reaches the networks.
    """
    said = model.decisions(batch.first, batch.second, batch.present)  # (B, 2, K)
    alone = sum(F.cross_entropy(said[:, side], batch.labels) for side in range(2))
    rule = model.combine(said.detach(), batch.present)
    return alone + F.cross_entropy(rule, batch.labels)
