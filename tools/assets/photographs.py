"""Rebuild the pictures and scans: ``python -m tools.assets.photographs``.

Reads ``photographs.yml`` and takes each file from the installed scikit-image or scikit-learn;
writes the digits of scikit-learn as well. No network.
"""

from pathlib import Path

import numpy as np
import skimage.data
import sklearn.datasets
import yaml
from PIL import Image

from multimodal.assets import ASSETS
from tools.assets.manifest import write_manifest

SIDE = 300
SOURCES = {
    "scikit-image": Path(skimage.data.__file__).parent,
    "scikit-learn": Path(sklearn.datasets.__file__).parent / "images",
}


def build(root: Path = ASSETS) -> None:
    """Write the JPEG files and the digits."""
    folder = root / "photographs"
    entries = yaml.safe_load((folder / "photographs.yml").read_text("utf-8"))
    for name, entry in entries.items():
        package, file = entry["source"].split(", ")
        write_photograph(SOURCES[package] / file, folder / f"{name}.jpg")
    write_digits(root / "digits" / "digits.npz")
    write_manifest()


def write_photograph(source: Path, target: Path) -> None:
    """Reduce a picture to at most 300 pixels a side."""
    with Image.open(source) as image:
        picture = image.convert("RGB")
    picture.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    picture.save(target, quality=88, optimize=True)


def write_digits(target: Path) -> None:
    """The scans as bytes 0 … 16, with their labels."""
    digits = sklearn.datasets.load_digits()
    target.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        target, images=digits.images.astype(np.uint8), labels=digits.target.astype(np.uint8)
    )


if __name__ == "__main__":
    build()
