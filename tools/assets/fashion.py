"""Rebuild ``multimodal/assets/fashion``: ``python -m tools.assets.fashion <folder>``.

The folder holds the four files of Fashion-MNIST as published (github.com/zalandoresearch/
fashion-mnist); the Debian package ``dataset-fashion-mnist`` installs them in
``/usr/share/datasets/fashion-mnist``.
"""

import argparse
import gzip
import hashlib
from pathlib import Path

import numpy as np

from coursekit.course import CourseError
from multimodal.assets import ASSETS
from tools.assets.manifest import write_manifest

FOLDER = ASSETS / "fashion"
PARTS = {
    "train": ("train", 20_000),
    "test": ("t10k", 4_000),
}
SHA256 = {
    "t10k-images-idx3-ubyte.gz": (
        "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"
    ),
    "t10k-labels-idx1-ubyte.gz": (
        "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"
    ),
    "train-images-idx3-ubyte.gz": (
        "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"
    ),
    "train-labels-idx1-ubyte.gz": (
        "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"
    ),
}
"""Of the unpacked files: distributions pack them anew."""
HEADERS = {"images": 16, "labels": 8}


def build(source: Path, folder: Path = FOLDER) -> None:
    """Write the first pictures of both parts, with their labels, into ``folder``.

    Raises:
        CourseError: a file is missing or is not the published one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for split, (name, count) in PARTS.items():
        pixels = read(source / f"{name}-images-idx3-ubyte.gz", "images").reshape(-1, 28, 28)
        labels = read(source / f"{name}-labels-idx1-ubyte.gz", "labels")
        np.savez_compressed(folder / f"{split}.npz", images=pixels[:count], labels=labels[:count])
    write_manifest()


def read(path: Path, kind: str) -> np.ndarray:
    """The bytes of an IDX file after its header, once its hash is that of the published one."""
    if not path.is_file():
        raise CourseError(f"{path} is missing: give the folder with the files of Fashion-MNIST")
    content = gzip.decompress(path.read_bytes())
    if hashlib.sha256(content).hexdigest() != SHA256[path.name]:
        raise CourseError(f"{path} is not the published file: fetch it again")
    return np.frombuffer(content[HEADERS[kind] :], dtype=np.uint8)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    build(parser.parse_args().source)
