"""Scenes as pictures: each shape is a signed distance, its edge softened over one pixel.

A signed distance is negative inside a shape and positive outside, in units of the shape's radius.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from multimodal.data.scenes.world import Scene, Thing

Array = NDArray[np.floating[Any]]

PAINT = {
    "red": (215, 38, 40),
    "yellow": (246, 211, 45),
    "green": (40, 150, 60),
    "blue": (35, 90, 205),
    "purple": (120, 45, 150),
    "black": (25, 25, 28),
}
PAPER = {
    "white": (255, 255, 255),
    "grey": (222, 224, 226),
    "cream": (250, 243, 224),
    "mist": (223, 235, 242),
}
CHUNK = 1024


def circle(x: Array, y: Array) -> Array:
    """A disc."""
    return np.hypot(x, y) - 0.95


def square(x: Array, y: Array) -> Array:
    """A square that stands on a side."""
    return np.maximum(np.abs(x), np.abs(y)) - 0.82


def triangle(x: Array, y: Array) -> Array:
    """A triangle with its tip upwards; ``y`` grows downwards."""
    return np.maximum(y - 0.75, 0.885 * np.abs(x) - 0.465 * y - 0.455)


def cross(x: Array, y: Array) -> Array:
    """Two bars at right angles."""
    across = np.maximum(np.abs(x) - 0.95, np.abs(y) - 0.32)
    upright = np.maximum(np.abs(x) - 0.32, np.abs(y) - 0.95)
    return np.minimum(across, upright)


def star(x: Array, y: Array) -> Array:
    """Five points: the plane is folded into one tenth of a turn, where one edge is left."""
    turn = np.arctan2(x, -y)
    folded = np.abs((turn + np.pi / 5) % (2 * np.pi / 5) - np.pi / 5)
    distance = np.hypot(x, y)
    return 0.92 * distance * np.sin(folded) + 0.392 * (distance * np.cos(folded) - 1.05)


def heart(x: Array, y: Array) -> Array:
    """Two discs, and a wedge whose sides touch them."""
    bow = np.hypot(np.abs(x) - 0.42, y + 0.32) - 0.53
    wedge = np.maximum(np.abs(x) + y - 0.85, np.abs(x) - y - 0.74) * 0.7071
    return np.minimum(bow, np.maximum(wedge, -y - 0.1))


DRAW: dict[str, Callable[[Array, Array], Array]] = {
    draw.__name__: draw for draw in (circle, square, triangle, cross, star, heart)
}


def draw_scenes(scenes: Sequence[Scene], size: int = 32) -> Tensor:
    """S scenes as (S, 3, size, size) uint8.

    Raises:
        ValueError: a size below 8 pixels, where shapes cannot be told apart.
    """
    if size < 8:
        raise ValueError(f"a scene needs at least 8 pixels, got size={size}")
    pictures = np.empty((len(scenes), size, size, 3), dtype=np.uint8)
    for start in range(0, len(scenes), CHUNK):
        part = scenes[start : start + CHUNK]
        pictures[start : start + CHUNK] = _draw(part, size)
    return torch.from_numpy(pictures).permute(0, 3, 1, 2).contiguous()


def draw_groups(
    groups: Sequence[Sequence[Thing]], papers: Sequence[str], size: int
) -> NDArray[np.uint8]:
    """G groups of any number of things on their papers as (G, size, size, 3).

    Each thing is painted on a tile that is just large enough for it.
    """
    owners = [row for row, group in enumerate(groups) for _ in group]
    things = [thing for group in groups for thing in group]
    half = math.ceil(1.05 * size * max(thing.radius for thing in things) + 1.5)
    corners = [(int(t.x * size) - half, int(t.y * size) - half) for t in things]
    tiles = [_on_tile(*pair, size, 2 * half) for pair in zip(things, corners, strict=True)]
    cover = _coverage(tiles, 2 * half)[..., None]  # (things, 2 half, 2 half, 1)
    canvas = np.empty((len(groups), size + 2 * half, size + 2 * half, 3), dtype=np.float32)
    canvas[:] = np.array([PAPER[name] for name in papers], dtype=np.float32)[:, None, None]
    for row, thing, (left, top), part in zip(owners, things, corners, cover, strict=True):
        window = canvas[row, top + half : top + 3 * half, left + half : left + 3 * half]
        window += part * (np.array(PAINT[thing.colour], dtype=np.float32) - window)
    return np.rint(canvas[:, half:-half, half:-half]).astype(np.uint8)


def _on_tile(thing: Thing, corner: tuple[int, int], size: int, tile: int) -> Thing:
    """A thing of a picture of ``size`` pixels as one of a tile whose corner lies at a pixel."""
    x, y = (thing.x * size - corner[0]) / tile, (thing.y * size - corner[1]) / tile
    return replace(thing, x=x, y=y, radius=thing.radius * size / tile)


def _draw(scenes: Sequence[Scene], size: int) -> NDArray[np.uint8]:
    papers = np.array([PAPER[scene.background] for scene in scenes], dtype=np.float32)
    canvas = np.broadcast_to(papers[:, None, None], (len(scenes), size, size, 3)).copy()
    for things in ([s.first for s in scenes], [s.second for s in scenes]):
        cover = _coverage(things, size)[..., None]  # (S, size, size, 1)
        paint = np.array([PAINT[thing.colour] for thing in things], dtype=np.float32)
        canvas += cover * (paint[:, None, None] - canvas)
    return np.rint(canvas).astype(np.uint8)


def _coverage(things: Sequence[Thing], size: int) -> Array:
    """How much of each pixel a thing covers: (S, size, size) in [0, 1]."""
    centres = ((np.arange(size) + 0.5) / size).astype(np.float32)
    places = np.array([(thing.x, thing.y, thing.radius) for thing in things], dtype=np.float32)
    cover = np.empty((len(things), size, size), dtype=np.float32)
    shapes = np.array([thing.shape for thing in things])
    for shape in set(shapes.tolist()):
        rows = np.flatnonzero(shapes == shape)
        x, y, radius = places[rows].T[:, :, None, None]
        across, down = (centres - x) / radius, (centres[:, None] - y) / radius
        distance = DRAW[shape](*np.broadcast_arrays(across, down))
        cover[rows] = np.clip(0.5 - distance * radius * size, 0, 1)
    return cover
