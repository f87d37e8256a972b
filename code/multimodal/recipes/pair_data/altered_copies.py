"""Copies of pictures as they turn up in collections: resized, packed again, mirrored, cut, tinted.

Letters: N pictures.
"""

import io
from collections.abc import Callable

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torchvision.transforms import functional as pictures


def resized(images: Tensor) -> Tensor:
    """Reduced to five eighths of the side, and enlarged again."""
    height, width = images.shape[-2:]
    small = pictures.resize(images, [height * 5 // 8, width * 5 // 8], antialias=True)
    return pictures.resize(small, [height, width], antialias=True)


def packed_again(images: Tensor, quality: int = 20) -> Tensor:
    """Saved as JPEG of low quality, and opened again."""
    return torch.stack([_through_jpeg(image, quality) for image in images])


def mirrored(images: Tensor) -> Tensor:
    """Left and right exchanged."""
    return images.flip(-1)


def cropped(images: Tensor) -> Tensor:
    """A tenth cut away on each side, and enlarged to the old size."""
    height, width = images.shape[-2:]
    top, left = height // 10, width // 10
    inner = images[..., top : height - top, left : width - left]
    return pictures.resize(inner, [height, width], antialias=True)


def tinted(images: Tensor) -> Tensor:
    """Red, green and blue exchanged in a ring: white stays white, a red heart turns green."""
    return images.roll(1, dims=-3)


CHANGES: dict[str, Callable[[Tensor], Tensor]] = {
    "resized": resized,
    "packed_again": packed_again,
    "mirrored": mirrored,
    "cropped": cropped,
    "tinted": tinted,
}


def _through_jpeg(image: Tensor, quality: int) -> Tensor:
    file = io.BytesIO()
    pixels = Image.fromarray(image.permute(1, 2, 0).contiguous().numpy())
    pixels.save(file, "JPEG", quality=quality)
    with Image.open(io.BytesIO(file.getvalue())) as opened:
        return torch.from_numpy(np.array(opened.convert("RGB"))).permute(2, 0, 1)
