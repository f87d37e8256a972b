"""Regions instead of a grid: boxes around what stands out from the paper, and features of them.

Letters: B batch, H height, W width, R regions, L places, D width of an annotation, E of a region.
"""

from typing import cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torchvision.ops import roi_align

APART = 0.12
"""how much a pixel differs from the paper, in any colour, to belong to a thing"""
LOUD = 4.0
"""edges of boxes lie about a quarter from the middle: their vectors begin with a deviation of 2"""
BINS = 2
"""of a side: what stands left or below inside a box can be told"""


class RegionFeatures(nn.Module):
    """Annotations pooled over proposed boxes, to which the place of each box is added.

    Places begin as loud as annotations: four quiet numbers beside them are not heard, and *left of*
    is guessed.

    The last of the R regions is the whole picture, and so is one for which no thing was found.

    Args:
        places: pictures → annotations (B, L, its ``width``), L a square.
        regions: R, at least 2.
        width: E of a region.

    Raises:
        ValueError: fewer regions.

    Source: Anderson et al. 2018 (arXiv 1707.07998), section 3.1, where Faster R-CNN proposes.
    """

    def __init__(self, *, places: nn.Module, regions: int = 3, width: int = 128) -> None:
        super().__init__()
        if regions < 2:
            raise ValueError(f"regions must be at least 2: things and the whole, got {regions}")
        self.places = places
        self.regions = regions
        self.width = width
        self.describe = nn.Linear(BINS**2 * cast(int, places.width), width)
        self.place = nn.Linear(4, width)
        nn.init.normal_(self.place.weight, std=LOUD)

    def forward(self, images: Tensor) -> Tensor:
        """Pictures (B, 3, H, W) in [0, 1] → (B, R, E)."""
        return self.of_boxes(images, propose_boxes(images, self.regions - 1))

    def of_boxes(self, images: Tensor, boxes: Tensor) -> Tensor:
        """The same for given boxes (B, R − 1, 4), in shares: left, top, right, bottom."""
        whole = boxes.new_tensor([0.0, 0.0, 1.0, 1.0]).expand(len(boxes), 1, 4)
        boxes = torch.cat((boxes, whole), dim=1)  # (B, R, 4)
        annotations = self.places(images)  # (B, L, D)
        side = round(annotations.shape[1] ** 0.5)
        grid = annotations.transpose(1, 2).unflatten(2, (side, side))  # (B, D, side, side)
        pooled = roi_align(grid, list(boxes), BINS, spatial_scale=side, aligned=True)
        described = self.describe(pooled.flatten(1)).unflatten(0, boxes.shape[:2])
        return described + self.place(boxes - 0.5)


@torch.no_grad()
def propose_boxes(images: Tensor, count: int) -> Tensor:
    """Boxes around the largest connected parts that differ from the paper in the corners.

    Args:
        images: (B, 3, H, W) in [0, 1].
        count: boxes for each picture; where there are fewer parts, the whole picture.

    Returns:
        (B, count, 4) in shares of the picture: left, top, right, bottom; the largest first.
    """
    parts = connected_parts(stands_out(images))  # (B, H, W)
    found = []
    for _ in range(count):
        part = _largest(parts)
        found.append(_box(part))
        parts = parts.masked_fill(part, 0)
    return torch.stack(found, dim=1)


def stands_out(images: Tensor) -> Tensor:
    """Pixels unlike the mean of the four corners: (B, H, W) bool."""
    paper = images[:, :, [0, 0, -1, -1], [0, -1, 0, -1]].mean(dim=2)  # (B, 3)
    return (images - paper[:, :, None, None]).abs().amax(dim=1) > APART


def connected_parts(mask: Tensor) -> Tensor:
    """A number from 1 on for each connected part of (B, H, W) bool, 0 elsewhere; eight neighbours.

    Every pixel takes the largest number around it, until nothing changes.
    """
    height, width = mask.shape[1:]
    numbers = torch.arange(1.0, height * width + 1, device=mask.device).view(1, height, width)
    numbers = numbers * mask
    for _ in range(height * width):
        larger = F.max_pool2d(numbers, 3, stride=1, padding=1) * mask
        if bool((larger == numbers).all()):
            break
        numbers = larger
    return numbers.long()


def _largest(parts: Tensor) -> Tensor:
    """Where the part with most pixels is, nowhere if there is none: (B, H, W) bool."""
    height, width = parts.shape[1:]
    sizes = parts.new_zeros(len(parts), height * width + 1)
    sizes.scatter_add_(1, parts.flatten(1), torch.ones_like(parts).flatten(1))
    sizes[:, 0] = 0
    numbers = sizes.argmax(dim=1)
    return (parts == numbers[:, None, None]) & (numbers > 0)[:, None, None]


def _box(part: Tensor) -> Tensor:
    """(B, H, W) bool → (B, 4); the whole picture where nothing is."""
    ends = []
    for across in (part.any(dim=1), part.any(dim=2)):  # columns (B, W), rows (B, H)
        seen = across | ~across.any(dim=1, keepdim=True)
        first, last = seen.int().argmax(dim=1), seen.int().flip(1).argmax(dim=1)
        ends.append((first / across.shape[1], 1 - last / across.shape[1]))
    (left, right), (top, bottom) = ends
    return torch.stack((left, top, right, bottom), dim=1)
