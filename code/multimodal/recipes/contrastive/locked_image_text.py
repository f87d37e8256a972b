"""The model of a frozen ResNet and a frozen multilingual DistilBERT on their published weights."""

from pathlib import Path
from typing import NamedTuple

from torchvision.models import ResNet18_Weights
from transformers import DistilBertModel

from multimodal.hub import load_pretrained
from multimodal.models.dual_encoder import DualEncoder
from multimodal.models.resnet_bert import ResNetTower
from multimodal.models.resnet_distilbert import DistilBertTower, locked_pair
from multimodal.text.bert_tokens import BertTokens

DISTILBERT = "distilbert/distilbert-base-multilingual-cased"


class ReadyLocked(NamedTuple):
    """A model and what turns its captions into tokens."""

    model: DualEncoder
    tokenizer: BertTokens


def pretrained_locked(
    name: str | Path = DISTILBERT,
    *,
    revision: str | None = None,
    weights: ResNet18_Weights | None = ResNet18_Weights.IMAGENET1K_V1,
    length: int = 64,
) -> ReadyLocked:
    """Both towers on their published weights, with DistilBERT's own tokenizer.

    Args:
        name: a DistilBERT of the Hub or a folder in the Hub's format.
        revision: the commit to take.
        weights: of the ResNet; None starts it at random.
        length: tokens of a caption at most; longer ones are cut.

    Raises:
        OSError: weights that are neither cached nor to be had.
        ValueError: a model other than DistilBERT.
    """
    bert, words = load_pretrained(name, revision=revision)
    if not isinstance(bert, DistilBertModel):
        raise ValueError(f"{name} is a {type(bert).__name__}: choose a DistilBertModel")
    model = locked_pair(image=ResNetTower(weights=weights), text=DistilBertTower(bert))
    return ReadyLocked(model, BertTokens(words.backend_tokenizer, max_length=length))
