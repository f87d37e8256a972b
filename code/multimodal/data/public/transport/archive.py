"""Unpacking: a folder is there as a whole or not at all, and nothing is written outside it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from multimodal.data.public.transport.members import Member, read_members
from multimodal.data.public.transport.turns import one_at_a_time

MEMBERS = 500_000
GROWTH, LEAST = 20, 64 * 2**20


def holds_files(folder: Path) -> bool:
    """Whether ``folder`` is one, with something in it: then it counts as whole."""
    return folder.is_dir() and any(folder.iterdir())


def unpack(archive: Path, target: Path) -> None:
    """Unpack a .zip or a .tar (plain, .gz, .bz2, .xz) so that ``target`` is whole or absent.

    A folder that already holds files is left as it is. Of two processes one unpacks and the other
    waits.

    Raises:
        ValueError: the archive is broken or of another kind; it holds links, names that lead
            outside, one name twice, or far more than its size lets expect; there is no room.
    """
    target = Path(os.path.realpath(target))
    try:
        with one_at_a_time(target):
            if not holds_files(target):
                _unpack_alone(archive, target)
    except OSError as error:
        raise ValueError(f"{target}: cannot unpack there: {error.strerror or error}") from error


def _unpack_alone(archive: Path, target: Path) -> None:
    if not archive.is_file():
        raise ValueError(f"{archive}: there is no such archive")
    most = max(GROWTH * archive.stat().st_size, LEAST)
    with _scaffold(target.with_name(target.name + ".partial")) as partial:
        for member in _bounded(archive, read_members(archive, most=most), most):
            _write(archive, member, partial)
        if not holds_files(partial):
            raise ValueError(f"{archive}: the archive is empty")
        with suppress(FileNotFoundError):
            target.rmdir()
        os.replace(partial, target)


@contextmanager
def _scaffold(folder: Path) -> Iterator[Path]:
    """A new folder that does not stay; what a killed run left under its name goes first."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _bounded(archive: Path, members: Iterator[Member], most: int) -> Iterator[Member]:
    """The same members, as long as they are not too many and not too large."""
    size = 0
    for count, member in enumerate(members, start=1):
        size += member.size
        if count > MEMBERS or size > most:
            raise ValueError(
                f"{archive}: it would unpack to more than {MEMBERS} files or {most >> 20} MB, "
                "far more than its size lets expect"
            )
        yield member


def _write(archive: Path, member: Member, folder: Path) -> None:
    place = folder / _safe_path(archive, member.name)
    try:
        if member.content is None:
            place.mkdir(parents=True, exist_ok=True)
            return
        if not place.parent.is_dir():
            place.parent.mkdir(parents=True)
        with place.open("xb") as file:
            for chunk in member.content:
                file.write(chunk)
    except (FileExistsError, NotADirectoryError) as error:
        raise ValueError(
            f"{archive}: it holds {member.name[:80]!r} twice, or as a file and a folder"
        ) from error


def _safe_path(archive: Path, name: str) -> PurePosixPath:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or any(sign in name for sign in "\\:\0"):
        raise ValueError(f"{archive}: unsafe member: {name[:80]!r} may reach outside")
    return path
