"""Files and folders that are there whole or not at all."""

import shutil
from pathlib import Path

from multimodal.training import files


def write_atomically(path: Path, text: str) -> None:
    """Write a text in one step, in UTF-8; missing folders are made.

    Raises:
        OSError: the folder cannot be written to; the old file is untouched.
    """
    files.write_atomically(path, text.encode("utf-8"))


def fresh_folder(folder: Path) -> Path:
    """An empty folder in the place of whatever an earlier build left there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def replace_folder(place: Path, new: Path) -> None:
    """Put ``new`` in its place; an exchange that was interrupted earlier is undone first."""
    old = place.with_name(place.name + ".old")
    if old.exists() and not place.exists():
        old.rename(place)
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    new.rename(place)
    shutil.rmtree(old, ignore_errors=True)
