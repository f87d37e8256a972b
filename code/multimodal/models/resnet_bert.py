"""ResNet-18 and BERT in one space: two towers that others trained, each with a new head.

Letters: B batch, M text tokens, D width of the shared space.
"""

from typing import Self

from torch import Tensor, nn
from torchvision.models import ResNet18_Weights, resnet18
from transformers import BertModel

from multimodal.layers.patches import Pixels
from multimodal.models.dual_encoder import DualEncoder

WIDTH = 512
MEAN, DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
"""of the red, green and blue of ImageNet: what torchvision's weights were trained with"""


class ResNetTower(nn.Module):
    """A ResNet-18 of torchvision without its classifier.

    Batch normalisation lets the pictures of a training batch see one another: after training call
    ``eval()``.

    Args:
        weights: of torchvision, such as ``ResNet18_Weights.IMAGENET1K_V1``, fetched when they are
            not in its cache; random ones when omitted.

    Source: He et al. 2016 (arXiv 1512.03385), table 1.
    """

    def __init__(self, *, weights: ResNet18_Weights | None = None) -> None:
        super().__init__()
        self.network = resnet18(weights=weights)
        self.width = self.network.fc.in_features
        self.network.fc = nn.Identity()
        self.pixels = Pixels(mean=MEAN, deviation=DEVIATION)

    def forward(self, images: Tensor) -> Tensor:
        """Images (B, 3, H, W) in [0, 1], sides of 32 pixels or more → (B, 512)."""
        return self.network(self.pixels(images))


class BertTower(nn.Module):
    """The state of BERT's first token, ``[CLS]``, after the last block.

    Args:
        bert: without the pooler, which this tower does not read.

    Source: Devlin et al. 2019 (arXiv 1810.04805), section 3.
    """

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        self.bert = bert
        self.bert.pooler = None
        self.width = int(bert.config.hidden_size)

    def forward(self, tokens: Tensor, mask: Tensor) -> Tensor:
        """Tokens (B, M) that begin with ``[CLS]``, mask (B, M) bool, True = real → (B, width)."""
        states = self.bert(input_ids=tokens, attention_mask=mask.long()).last_hidden_state
        return states[:, 0]  # (B, M, width) → (B, width)


def normalised_linear(width: int, out: int) -> nn.Sequential:
    """A linear map whose results are brought to mean 0 and deviation 1 each."""
    return nn.Sequential(nn.Linear(width, out), nn.LayerNorm(out))


class ImageTextModel(DualEncoder):
    """A dual encoder of two known towers; only the heads and the scale are new.

    The scale is that of CLIP: ``logit_scale`` starts at ln(1/0.07) and never passes ln 100.

    Args:
        image: the tower of pictures.
        text: the tower of texts.
        width: D.

    Raises:
        ValueError: a width below 1.

    Source: the loss and the scale of Radford et al. 2021 (arXiv 2103.00020), section 2.5. Chapter
    ``representation/contrastive``.
    """

    def __init__(self, *, image: ResNetTower, text: BertTower, width: int = WIDTH) -> None:
        super().__init__(
            image_encoder=image, text_encoder=text, width=width, projection=normalised_linear
        )

    def train_towers(self, wanted: bool) -> None:
        """Let the towers learn, or only what stands on top of them."""
        self.image_encoder.requires_grad_(wanted)
        self.text_encoder.requires_grad_(wanted)
        self.train(self.training)

    def train(self, mode: bool = True) -> Self:
        """A tower that does not learn stays as in evaluation: no dropout, no batch statistics."""
        super().train(mode)
        for tower in (self.image_encoder, self.text_encoder):
            if not any(weight.requires_grad for weight in tower.parameters()):
                tower.eval()
        return self
