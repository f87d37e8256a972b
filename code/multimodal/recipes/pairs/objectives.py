"""What ``fit`` minimises: each takes a model and a batch of pairs and returns a loss."""

from collections.abc import Callable

from torch import Tensor

from multimodal.data.pairs import PairBatch
from multimodal.losses.info_nce import clip_loss
from multimodal.losses.siglip import siglip_loss
from multimodal.models.dual_encoder import DualEncoder, SigmoidDualEncoder


def contrastive(model: DualEncoder, batch: PairBatch) -> Tensor:
    """CLIP's loss at the learned scale."""
    return clip_loss(*model(batch.images, batch.tokens, batch.mask))


def contrastive_at(scale: float) -> Callable[[DualEncoder, PairBatch], Tensor]:
    """CLIP's loss at a fixed scale; 1 is what one gets by leaving the temperature out."""

    def objective(model: DualEncoder, batch: PairBatch) -> Tensor:
        pair = model(batch.images, batch.tokens, batch.mask)
        return clip_loss(pair.image, pair.text, scale)

    return objective


def sigmoid(model: SigmoidDualEncoder, batch: PairBatch) -> Tensor:
    """SigLIP's loss."""
    return siglip_loss(*model(batch.images, batch.tokens, batch.mask))
