"""The list of shipped data files with their SHA-256, so that none changes unnoticed."""

import hashlib
import json
from pathlib import Path

from multimodal.assets import ASSETS

FOLDERS = (
    *("answering", "captioning", "datasets", "fashion", "fonts", "fusion", "history", "mae"),
    *("openmoji", "photographs"),
)
MANIFEST = "manifest.json"


def digests(root: Path = ASSETS) -> dict[str, str]:
    """Path below ``root`` → SHA-256, for every file of the data folders."""
    paths = [path for name in FOLDERS for path in sorted((root / name).rglob("*"))]
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in paths
        if path.is_file()
    }


def write_manifest(root: Path = ASSETS) -> None:
    """Record the files as they are now."""
    text = json.dumps(digests(root), indent=1, sort_keys=True)
    (root / MANIFEST).write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    write_manifest()
