"""EfficientNet-Lite0 as Google trained it on ImageNet: what it sees, and what it calls that."""

from collections.abc import Sequence

import torch
from PIL.Image import Image
from torch import Tensor
from torchvision.models import EfficientNet_B0_Weights
from torchvision.transforms import functional as pictures

from multimodal.models.efficientnet_lite import EfficientNetLite
from multimodal.pretrained.weight_files import EFFICIENTNET, verified

SIZE = 224
"""pixels: the side of the pictures that the weights were trained with"""
CHUNK = 32
CLASS_NAMES: tuple[str, ...] = tuple(EfficientNet_B0_Weights.IMAGENET1K_V1.meta["categories"])
"""the 1,000 classes of ImageNet in the order of the classifier; two names stand for two each"""


def load_image_tower() -> EfficientNetLite:
    """The tower with its published weights, in evaluation mode.

    Raises:
        MissingTowerError: the extra ``towers`` is not installed.
        ValueError: another file than the one that the course was written with.
    """
    saved = torch.load(verified(EFFICIENTNET), weights_only=True, map_location="cpu")
    tower = EfficientNetLite()
    wanted = [name for name in tower.state_dict() if not name.startswith("pixels.")]
    if len(wanted) != len(saved):
        raise ValueError(f"the file holds {len(saved)} tensors, the tower {len(wanted)}")
    # The names differ, the order does not; a tensor of the wrong shape is refused.
    renamed = dict(zip(wanted, saved.values(), strict=True))
    tower.load_state_dict(tower.pixels.state_dict(prefix="pixels.") | renamed)
    return tower.eval().to(memory_format=torch.channels_last)


def squares(photographs: Sequence[Image], size: int = SIZE) -> Tensor:
    """The central square of each photograph, (N, 3, size, size) uint8."""
    cut = [pictures.center_crop(image.convert("RGB"), min(image.size)) for image in photographs]
    small = [pictures.resize(image, [size, size], antialias=True) for image in cut]
    return torch.stack([pictures.pil_to_tensor(image) for image in small])


def image_features(tower: EfficientNetLite, images: Tensor, *, size: int = SIZE) -> Tensor:
    """Features (N, 1280) of pictures (N, 3, H, W) uint8, enlarged or reduced to ``size``.

    Raises:
        ValueError: pictures of another shape or kind.
    """
    if images.ndim != 4 or images.shape[1] != 3 or images.dtype != torch.uint8:
        raise ValueError(
            f"images must be (N, 3, H, W) uint8, got {tuple(images.shape)} {images.dtype}"
        )
    device = tower.classify.weight.device
    found = []
    with torch.inference_mode():
        for part in images.split(CHUNK):
            resized = pictures.resize(part.to(device), [size, size], antialias=True) / 255
            found.append(tower(resized.contiguous(memory_format=torch.channels_last)).cpu())
    return torch.cat(found)
