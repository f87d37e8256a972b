"""Unseen garments seen a second time, badly: cropped, mirrored, lighter or darker, half hidden."""

import torch
from torch import Tensor

from multimodal.data.augment.garment_views import GarmentViews

SEED = 7


def moved(images: Tensor, seed: int = SEED) -> Tensor:
    """One random view of each picture (B, C, H, W), the same views whenever it is called."""
    return GarmentViews()(images, torch.Generator().manual_seed(seed))
