"""The model of ResNet-18 and BERT, with random weights or on those that others trained."""

from pathlib import Path
from typing import NamedTuple

from torchvision.models import ResNet18_Weights
from transformers import BertConfig, BertModel

from multimodal.hub import load_pretrained
from multimodal.models.resnet_bert import WIDTH, BertTower, ImageTextModel, ResNetTower
from multimodal.text.bert_tokens import BertTokens

BERT = "google-bert/bert-base-uncased"


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
