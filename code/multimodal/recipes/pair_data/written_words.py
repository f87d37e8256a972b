"""A word written across pictures, as watermarks, prices and subtitles are."""

import numpy as np
import torch
from PIL import Image, ImageDraw, ImageFont
from torch import Tensor

from multimodal.assets import asset


def write_on(images: Tensor, word: str) -> Tensor:
    """The same pictures (N, 3, H, W) uint8 with the word in white letters on a black bar.

    The bar lies at the bottom, a fifth of the picture high.
    """
    height, width = images.shape[-2:]
    bar = Image.new("RGB", (width, height // 5))
    font = ImageFont.truetype(str(asset("fonts", "course-sans-sc-bold.otf")), height // 7)
    place = (width // 2, bar.height // 2)
    ImageDraw.Draw(bar).text(place, word, font=font, fill="white", anchor="mm")
    changed = images.clone()
    changed[..., height - bar.height :, :] = torch.from_numpy(np.array(bar)).permute(2, 0, 1)
    return changed
