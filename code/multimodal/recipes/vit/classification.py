"""Training and testing of classifiers on labelled pictures, and what an encoder says of them."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from multimodal.data.labelled import ImageBatch, LabelledImages


def classify(model: nn.Module, batch: ImageBatch) -> Tensor:
    """Cross-entropy of the logits (B, K) with the labels: what ``fit`` minimises."""
    return F.cross_entropy(model(batch.images), batch.labels)


def accuracy(model: nn.Module, data: LabelledImages) -> float:
    """Share of the pictures whose highest score is that of their class, in evaluation mode."""
    return correct(model, data).float().mean().item()


def correct(model: nn.Module, data: LabelledImages) -> Tensor:
    """(N,) bool on the CPU: for which pictures the highest score is that of their class."""
    return features(model, data.images).argmax(dim=1) == data.labels.cpu()


def features(encoder: nn.Module, images: Tensor, *, batch: int = 500) -> Tensor:
    """Encode pictures in evaluation mode, without gradients; the encoder's mode is put back.

    Args:
        encoder: pictures (B, C, H, W) → (B, D).
        images: (N, C, H, W) in [0, 1].
        batch: how many at a time.

    Returns:
        (N, D) float32 on the CPU.
    """
    device = next(iter(encoder.parameters()), images).device
    mode = encoder.training
    encoder.eval()
    with torch.inference_mode():
        parts = [encoder(chunk.to(device)).float().cpu() for chunk in images.split(batch)]
    encoder.train(mode)
    return torch.cat(parts).clone()


def take_first(data: LabelledImages, count: int) -> LabelledImages:
    """The first so many pictures; fewer where there are fewer."""
    return LabelledImages(*(part[:count] for part in data))
