"""Where the shipped masked autoencoder looks, and what a garment reminds SimCLR of.

Letters: B pictures, N patches, D width, T tokens, K neighbours.
"""

from typing import Any, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn.functional import normalize

from multimodal.models.mae import VisibleEncoder
from multimodal.recipes.vit.classification import features


class Neighbours(NamedTuple):
    """For each of B pictures its K nearest in a gallery, the picture itself left out."""

    rows: Tensor
    """(B, K) int64, nearest first"""
    right: Tensor
    """(B, K) bool, whether they are of the same kind"""


@torch.no_grad()
def looks(encoder: VisibleEncoder, images: Tensor, place: int) -> Tensor:
    """What one patch takes from every patch, in the last block, (B, N): the mean over its heads.

    Args:
        encoder: a Vision Transformer that is shown all patches.
        images: (B, C, H, W) in [0, 1].
        place: number of the patch that looks, row by row.

    Raises:
        ValueError: there is no such patch.
    """
    count = len(encoder.positions)
    if not 0 <= place < count:
        raise ValueError(f"there are patches 0 to {count - 1}, not {place}")
    stack: Any = encoder.stack
    start = encoder.class_token.expand(len(images), 1, -1)
    patches = encoder.patches(images.to(start.device)) + encoder.positions
    x = torch.cat([start, patches], dim=1)  # (B, T, D)
    for block in stack.blocks:
        normed = block.attention_norm(x)
        weights = block.attention.weights(normed, normed)  # (B, H, T, T)
        x = block(x)
    return weights.mean(dim=1)[:, 1 + place, 1:].cpu()


def nearest(
    encoder: nn.Module, queries: Tensor, gallery: Tensor, labels: Tensor, *, k: int = 3
) -> Neighbours:
    """The most similar pictures by the cosine of their features.

    Args:
        encoder: pictures (B, C, H, W) → (B, D).
        queries: views of the pictures of the gallery, in the same order.
        gallery: (B, C, H, W).
        labels: (B,), what each of them shows.
        k: how many neighbours.
    """
    asked, known = (normalize(features(encoder, part), dim=1) for part in (queries, gallery))
    rows = (asked @ known.T).fill_diagonal_(-2).topk(k, dim=1).indices
    return Neighbours(rows, labels[rows] == labels[:, None])
