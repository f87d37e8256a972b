"""ResNet-18 and BERT in one space: two towers that others trained, each with a new head.

Letters: B batch, M text tokens, D width of the shared space.
"""

from pathlib import Path
from typing import NamedTuple, Self

import torch
from torch import Tensor, nn
from torchvision.models import ResNet18_Weights, resnet18
from transformers import BertConfig, BertModel

from multimodal.hub import load_pretrained
from multimodal.models.clip import DualEncoder
from multimodal.text.bert_tokens import BertTokens

WIDTH = 512
BERT = "google-bert/bert-base-uncased"
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

    mean: Tensor
    deviation: Tensor

    def __init__(self, *, weights: ResNet18_Weights | None = None) -> None:
        super().__init__()
        self.network = resnet18(weights=weights)
        self.width = self.network.fc.in_features
        self.network.fc = nn.Identity()
        self.register_buffer("mean", torch.tensor(MEAN).view(3, 1, 1), persistent=False)
        self.register_buffer("deviation", torch.tensor(DEVIATION).view(3, 1, 1), persistent=False)

    def forward(self, images: Tensor) -> Tensor:
        """Images (B, 3, H, W) in [0, 1], sides of 32 pixels or more → (B, 512)."""
        return self.network((images - self.mean) / self.deviation)


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


class NormalisedLinear(nn.Linear):
    """A linear map whose results are brought to mean 0 and deviation 1 each (LayerNorm)."""

    def __init__(self, *, width_in: int, width_out: int) -> None:
        super().__init__(width_in, width_out)
        self.norm = nn.LayerNorm(width_out)

    def forward(self, x: Tensor) -> Tensor:
        """(B, width_in) → (B, width_out)."""
        return self.norm(super().forward(x))


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
            image_encoder=image,
            text_encoder=text,
            image_width=image.width,
            text_width=text.width,
            width=width,
        )
        self.image_projection = NormalisedLinear(width_in=image.width, width_out=width)
        self.text_projection = NormalisedLinear(width_in=text.width, width_out=width)

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


class Ready(NamedTuple):
    """A model and what turns its captions into tokens."""

    model: ImageTextModel
    tokenizer: BertTokens


def untrained(configuration: BertConfig, *, width: int = WIDTH) -> ImageTextModel:
    """The model with random weights and a BERT of any size; touches no network."""
    text = BertTower(BertModel(configuration, add_pooling_layer=False))
    return ImageTextModel(image=ResNetTower(), text=text, width=width)


def pretrained(
    name: str | Path = BERT,
    *,
    revision: str | None = None,
    weights: ResNet18_Weights | None = ResNet18_Weights.IMAGENET1K_V1,
    length: int = 64,
) -> Ready:
    """The model on the towers' published weights, with BERT's own tokenizer.

    Args:
        name: a BERT of the Hub or a folder in the Hub's format.
        revision: the commit to take.
        weights: of the ResNet; None starts it at random.
        length: tokens of a caption at most; longer ones are cut.

    Raises:
        OSError: weights that are neither cached nor to be had.
        ValueError: a model other than BERT.
    """
    bert, words = load_pretrained(name, revision=revision)
    if not isinstance(bert, BertModel):
        raise ValueError(f"{name} is a {type(bert).__name__}: choose a BertModel")
    model = ImageTextModel(image=ResNetTower(weights=weights), text=BertTower(bert))
    return Ready(model, BertTokens(words.backend_tokenizer, max_length=length))
