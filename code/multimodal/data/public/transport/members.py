"""What an archive holds, file by file, read to the last byte so that nothing can be missing."""

import bz2
import gzip
import lzma
import stat
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple, Self

from multimodal.data.public.sentences import one_line

CHUNK = 1 << 18
COMPRESSIONS: dict[bytes, Callable[[Any], Any]] = {
    b"\x1f\x8b": gzip.open,
    b"BZh": bz2.open,
    b"\xfd7zXZ": lzma.open,
}
LONGEST_HEADER = 1 << 20


class Member(NamedTuple):
    """A file or a folder of an archive; ``content`` is None for a folder."""

    name: str
    size: int
    content: Iterator[bytes] | None


def read_members(archive: Path, *, most: int) -> Iterator[Member]:
    """The members of a .zip, .tar, .tar.gz, .tar.bz2 or .tar.xz, in their order.

    Args:
        archive: the file.
        most: bytes that may follow the last member of a compressed archive.

    Raises:
        ValueError: it is no archive, it is broken or packed in a way that cannot be read, or it
            holds links, devices or encrypted files; the message names it.
    """
    try:
        file = archive.open("rb")
    except OSError as error:
        raise ValueError(f"{archive}: cannot be read: {error.strerror}") from error
    with file:
        head = file.read(tarfile.BLOCKSIZE)
        file.seek(0)
        if head.startswith(b"PK"):
            found = _zip_members(file)
        elif any(head.startswith(magic) for magic in COMPRESSIONS) or _is_tar(head):
            found = _tar_members(file, head, most)
        else:
            raise ValueError(f"{archive}: this is neither a zip nor a tar archive")
        for member in _explained(archive, found):
            if member.content is not None:
                member = member._replace(content=_explained(archive, member.content))
            yield member


def _explained(archive: Path, items: Iterator[Any]) -> Iterator[Any]:
    """The same, with whatever goes wrong while reading as one sentence."""
    try:
        yield from items
    except _RefusedError as error:
        raise ValueError(f"{archive}: unsafe member: {error}") from error
    except Exception as error:
        words = "the archive is broken, or packed in a way that cannot be read"
        raise ValueError(f"{archive}: {words}: {one_line(error)}") from error


class _RefusedError(Exception):
    """A member that is neither a file nor a folder."""


def _zip_members(file: IO[bytes]) -> Iterator[Member]:
    with zipfile.ZipFile(file) as content:
        for info in content.infolist():
            name = info.orig_filename
            if info.flag_bits & 1:
                raise _RefusedError(f"{name[:80]!r} is encrypted")
            if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
                raise _RefusedError(f"{name[:80]!r} is neither a file nor a folder")
            if info.is_dir():
                yield Member(name, 0, None)
            else:
                with content.open(info) as stream:
                    yield Member(name, info.file_size, _chunks(stream))


def _tar_members(file: IO[bytes], head: bytes, most: int) -> Iterator[Member]:
    openers = (open_ for magic, open_ in COMPRESSIONS.items() if head.startswith(magic))
    stream = next(openers, lambda plain: plain)(file)
    with tarfile.open(fileobj=stream, mode="r|", tarinfo=_StrictHeader) as content:
        for info in content:
            if not (info.isreg() or info.isdir()):
                raise _RefusedError(f"{info.name[:80]!r} is neither a file nor a folder")
            data = content.extractfile(info)
            yield Member(info.name, info.size, None if data is None else _chunks(data))
    rest = sum(len(chunk) for chunk in _chunks(stream, most))
    if rest > most:
        raise tarfile.ReadError(f"more than {most} bytes follow its last member")


class _StrictHeader(tarfile.TarInfo):
    """tarfile takes a damaged header, or none at all, for the end of the archive; this does not."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        try:
            header = super().frombuf(buf, encoding, errors)
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]
            raise
        except tarfile.HeaderError as error:
            raise tarfile.ReadError(f"a header is damaged or missing: {error}") from error
        if header.size < 0 or (header.size > LONGEST_HEADER and not header.isreg()):
            raise tarfile.ReadError(f"a header claims {header.size} bytes")
        return header


def _is_tar(head: bytes) -> bool:
    try:
        tarfile.TarInfo.frombuf(head, "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return False
    return True


def _chunks(stream: IO[bytes], most: int | None = None) -> Iterator[bytes]:
    """All that ``stream`` holds; it stops after the chunk that passes ``most``."""
    seen = 0
    while chunk := stream.read(CHUNK):
        yield chunk
        seen += len(chunk)
        if most is not None and seen > most:
            return
