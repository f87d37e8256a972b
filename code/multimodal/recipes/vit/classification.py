"""Training and testing of classifiers on labelled pictures."""

import torch.nn.functional as F
from torch import Tensor, nn

from multimodal.data.labelled import ImageBatch, LabelledImages
from multimodal.recipes.vit.features import features


def classify(model: nn.Module, batch: ImageBatch) -> Tensor:
    """Cross-entropy of the logits (B, K) with the labels: what ``fit`` minimises."""
    return F.cross_entropy(model(batch.images), batch.labels)


def accuracy(model: nn.Module, data: LabelledImages) -> float:
    """Share of the pictures whose highest score is that of their class, in evaluation mode."""
    guesses = features(model, data.images).argmax(dim=1)
    return (guesses == data.labels).float().mean().item()
