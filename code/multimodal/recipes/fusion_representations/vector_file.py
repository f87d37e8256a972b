"""The shipped vectors of the emoji: whole numbers from −127 to 127, and a scale for each vector.

``python -m multimodal.recipes.fusion_representations.vector_file`` makes them again; it needs the
extra ``towers``.
"""

from functools import cache
from pathlib import Path

import torch
from safetensors.torch import load_file, save
from torch import Tensor

from multimodal.assets import ASSETS, asset
from multimodal.recipes.fusion_representations.emoji_vectors import EmojiVectors, tower_vectors
from multimodal.training.files import write_atomically

FILE = "emoji_vectors.safetensors"
LARGEST = 127


@cache
def shipped_vectors() -> EmojiVectors:
    """What real towers say of all emoji; no tower is needed for it."""
    return read_vectors(asset("fusion", FILE))


def ship_vectors(vectors: EmojiVectors, path: Path = ASSETS / "fusion" / FILE) -> None:
    """Write vectors; a number is off by one 254th of the largest of its vector at most."""
    parts: dict[str, Tensor] = {}
    for name, part in vectors._asdict().items():
        scale = part.abs().amax(dim=-1, keepdim=True).clamp(min=1e-6) / LARGEST
        parts |= {name: (part / scale).round().to(torch.int8), f"{name}/scale": scale}
    write_atomically(path, save({name: part.contiguous() for name, part in parts.items()}))


def read_vectors(path: Path) -> EmojiVectors:
    """What :func:`ship_vectors` wrote."""
    parts = load_file(path)

    def whole(name: str) -> Tensor:
        return parts[name].float() * parts[f"{name}/scale"]

    return EmojiVectors(whole("pictures"), whole("names"))


if __name__ == "__main__":
    ship_vectors(tower_vectors())
