"""Where data are that somebody unpacked: the folders below one, nearest first."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from unicodedata import normalize

from multimodal.data.public.download import Source, provide
from multimodal.data.public.sentences import shown

DEPTH = 4
LIMIT = 2000
"""folders that are looked at, should somebody name the root of a disk"""
HIDDEN = re.compile(r"^(\.|__)|\.part(ial)?$")


def named_folder(folder: Path | str) -> Path:
    """A folder that a reader names, there or not yet, with ``~`` spelt out.

    Raises:
        ValueError: no folder can be called that, or it must not be looked at.
    """
    try:
        found = Path(folder).expanduser()
        with suppress(FileNotFoundError, NotADirectoryError):
            found.stat()
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ValueError(f"{shown(Path(folder))}: no folder for data: {reason}") from error
    return found


def folders(root: Path | str) -> Iterator[Path]:
    """``root`` and the folders below it; hidden and half-made ones are left out."""
    level, count = [Path(root)], 0
    for _ in range(DEPTH + 1):
        deeper: list[Path] = []
        for folder in level:
            yield folder
            count += 1
            if count >= LIMIT:
                return
            deeper += _inside(folder)
        level = deeper


def find(root: Path | str, names: Sequence[str]) -> Path | None:
    """The nearest file below ``root`` with one of these names; earlier names go first.

    Raises:
        ValueError: two files of that name are equally near.
    """
    places = [place for place in folders(root) if place.is_dir()]
    for name in names:
        found = [place / name for place in places if is_file(place / name)]
        near = [path for path in found if len(path.parts) == len(found[0].parts)]
        if len(near) > 1:
            raise ValueError(
                f"{root}: two files could be meant, {near[0]} and {near[1]}: name a folder that "
                "holds one"
            )
        if near:
            return near[0]
    return None


def holder(roots: Iterable[Path], names: Sequence[str]) -> Path | None:
    """The nearest folder that holds one of the first files called ``names``."""
    for root in roots:
        for folder in folders(root):
            if any(is_file(picture_path(folder, name)) for name in names[:8]):
                return folder
    return None


def picture_path(folder: Path, name: str) -> Path:
    """Where a picture lies, whatever another system made of its name; as named if it is nowhere.

    Windows writes ``Images\\a.jpg``; letters with accents are one sign on some systems, two on
    others.
    """
    slashed = name.replace("\\", "/")
    spellings = [name, slashed, *(normalize(form, slashed) for form in ("NFC", "NFD"))]
    places = [folder / spelling for spelling in dict.fromkeys(spellings)]
    return next(filter(is_file, places), places[0])


def offer(
    source: Source, folder: Path | str, *, download: bool, looked_for: str, name: str = ""
) -> Path:
    """As :func:`.download.provide`, for data that were not found unpacked.

    An archive below ``folder`` is unpacked where it lies; ``folder`` may be the archive itself. An
    error says what was sought.
    """
    folder = Path(folder)
    archive = folder if is_file(folder) else find(folder, [source.name])
    home = archive.parent if archive else folder
    try:
        return provide(source, home, download=download, name=name)
    except ValueError as error:
        raise ValueError(f"{error} (looked for {looked_for} in and below {folder})") from error


def is_file(path: Path) -> bool:
    """Whether there is a file; no error when the name is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _inside(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if entry.is_dir())
    except OSError:
        return []
    return [folder / name for name in names if not HIDDEN.search(name)]
