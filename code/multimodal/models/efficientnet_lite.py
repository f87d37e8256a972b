"""EfficientNet-Lite0: a small network for photographs, in the layout of its published weights.

Letters: B batch, C channels, H height, W width, E expansion.
"""

from typing import NamedTuple

import torch.nn.functional as F
from torch import Tensor, nn

from multimodal.layers.patches import Pixels


class Stage(NamedTuple):
    """Blocks that follow one another; only the first of them takes steps of ``stride``."""

    kernel: int
    stride: int
    expansion: int
    channels: int
    blocks: int


LITE0 = (
    Stage(3, 1, 1, 16, 1),
    Stage(3, 2, 6, 24, 2),
    Stage(5, 2, 6, 40, 2),
    Stage(3, 2, 6, 80, 3),
    Stage(5, 1, 6, 112, 3),
    Stage(5, 2, 6, 192, 4),
    Stage(3, 1, 6, 320, 1),
)
STEM, WIDTH, CLASSES = 32, 1280, 1000
MEAN, DEVIATION = 127 / 255, 128 / 255
"""what the weights were trained with, the same for every colour"""


class SameConv(nn.Conv2d):
    """A convolution that pads as TensorFlow does: a missing pixel is added at the far end."""

    def forward(self, x: Tensor) -> Tensor:
        """(B, C, H, W) → (B, C', ⌈H/stride⌉, ⌈W/stride⌉)."""
        kernel, stride = self.kernel_size[0], self.stride[0]
        rows, columns = (
            max((-(-side // stride) - 1) * stride + kernel - side, 0) for side in x.shape[-2:]
        )
        around = (columns // 2, columns - columns // 2, rows // 2, rows - rows // 2)
        return super().forward(F.pad(x, around))


def conv_norm(
    before: int, after: int, *, kernel: int = 1, stride: int = 1, groups: int = 1
) -> nn.Sequential:
    """A convolution without bias, and batch normalisation."""
    return nn.Sequential(
        SameConv(before, after, kernel, stride=stride, groups=groups, bias=False),
        nn.BatchNorm2d(after, eps=1e-3),
    )


class InvertedBottleneck(nn.Module):
    """Widen E times, filter every channel by itself, narrow; what came in is added if it fits.

    Source: Sandler et al. 2018 (arXiv 1801.04381), section 3.4.
    """

    def __init__(self, before: int, stage: Stage, *, stride: int) -> None:
        super().__init__()
        inside, after = before * stage.expansion, stage.channels
        widen = [conv_norm(before, inside), nn.ReLU6()] if stage.expansion > 1 else []
        self.layers = nn.Sequential(
            *widen,
            conv_norm(inside, inside, kernel=stage.kernel, stride=stride, groups=inside),
            nn.ReLU6(),
            conv_norm(inside, after),
        )
        self.adds = stride == 1 and before == after

    def forward(self, x: Tensor) -> Tensor:
        """(B, C, H, W) → (B, C', ⌈H/stride⌉, ⌈W/stride⌉)."""
        return x + self.layers(x) if self.adds else self.layers(x)


class EfficientNetLite(nn.Module):
    """EfficientNet-Lite0, 4.65 million weights: features of photographs, and a thousand classes.

    Source: Tan and Le 2019 (arXiv 1905.11946), table 1, without squeeze-and-excitation and with
    ReLU6, as in https://github.com/tensorflow/tpu/tree/master/models/official/efficientnet/lite
    (Apache-2.0). Written anew for the course. Chapter ``representation/clip``.
    """

    width = WIDTH

    def __init__(self) -> None:
        super().__init__()
        self.pixels = Pixels(mean=MEAN, deviation=DEVIATION)
        self.stem = nn.Sequential(conv_norm(3, STEM, kernel=3, stride=2), nn.ReLU6())
        blocks, before = [], STEM
        for stage in LITE0:
            for place in range(stage.blocks):
                stride = stage.stride if place == 0 else 1
                blocks.append(InvertedBottleneck(before, stage, stride=stride))
                before = stage.channels
        self.blocks = nn.Sequential(*blocks)
        self.top = nn.Sequential(conv_norm(before, WIDTH), nn.ReLU6())
        self.classify = nn.Linear(WIDTH, CLASSES)

    def forward(self, images: Tensor) -> Tensor:
        """Images (B, 3, H, W) in [0, 1] → features (B, 1280), none negative."""
        maps = self.top(self.blocks(self.stem(self.pixels(images))))
        return maps.mean(dim=(2, 3))  # (B, 1280, H/32, W/32) → (B, 1280)
