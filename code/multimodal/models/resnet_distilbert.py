"""A ResNet and a multilingual DistilBERT that stay as they are, each below a small new head.

Letters: B batch, M text tokens, D width of the shared space.
"""

from typing import cast

from torch import Tensor, nn
from transformers import DistilBertModel

from multimodal.models.dual_encoder import DualEncoder
from multimodal.models.frozen import freeze
from multimodal.models.resnet_bert import ResNetTower

WIDTH = 256


class DistilBertTower(nn.Module):
    """The state of DistilBERT's first token, ``[CLS]``, after the last block.

    Source: Sanh et al. 2019 (arXiv 1910.01108).
    """

    def __init__(self, bert: DistilBertModel) -> None:
        super().__init__()
        self.bert = bert
        self.width = cast(int, bert.config.dim)

    def forward(self, tokens: Tensor, mask: Tensor) -> Tensor:
        """Tokens (B, M) that begin with ``[CLS]``, mask (B, M) bool, True = real → (B, width)."""
        states: Tensor = self.bert(input_ids=tokens, attention_mask=mask.long()).last_hidden_state
        return states[:, 0]  # (B, M, width) → (B, width)


def two_layers(width: int, out: int) -> nn.Sequential:
    """A head that can bend: linear, GELU, linear."""
    return nn.Sequential(nn.Linear(width, out), nn.GELU(), nn.Linear(out, out))


def locked_pair(*, image: ResNetTower, text: DistilBertTower, width: int = WIDTH) -> DualEncoder:
    """A dual encoder of which only the heads and the scale learn.

    Unlike the model that it follows it has a temperature: without one its loss could not fall far.

    Args:
        image: the tower of pictures, frozen here.
        text: the tower of texts, frozen here.
        width: D.

    Raises:
        ValueError: a width below 1.

    Chapter ``representation/contrastive``.
    """
    return DualEncoder(
        image_encoder=freeze(image),
        text_encoder=freeze(text),
        width=width,
        projection=two_layers,
    )
