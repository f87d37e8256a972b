"""Rebuild the photographs: ``python -m tools.assets.photographs``.

Reads ``photographs.yml`` and takes each file from the installed scikit-image or scikit-learn. No
network.
"""

from pathlib import Path

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
    """Write the JPEG files."""
    folder = root / "photographs"
    entries = yaml.safe_load((folder / "photographs.yml").read_text("utf-8"))
    for name, entry in entries.items():
        package, file = entry["source"].split(", ")
        write_photograph(SOURCES[package] / file, folder / f"{name}.jpg")
    write_manifest()


def write_photograph(source: Path, target: Path) -> None:
    """Reduce a picture to at most 300 pixels a side."""
    with Image.open(source) as image:
        picture = image.convert("RGB")
    picture.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    picture.save(target, quality=88, optimize=True)


if __name__ == "__main__":
    build()
