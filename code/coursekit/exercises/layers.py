"""Everything that can be read out of a file's bytes: archives, streams, pictures, databases."""

import base64
import bz2
import gzip
import io
import lzma
import re
import sqlite3
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

SQLITE = b"SQLite format 3\x00"
ZLIB_START = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
RUN = re.compile(rb"[A-Za-z0-9+/\\\r\n]{24,}")
BASE64 = re.compile(rb"(?:[A-Za-z0-9+/]{4}(?:\\n|\r?\n)?){6,}(?:[A-Za-z0-9+/]{2,3})?")
URLSAFE = bytes.maketrans(b"-_", b"+/")
DEEPEST = 5
PROBE = 64


class Layer(NamedTuple):
    """Bytes found in a file, and the way to them: ``("zip:page.html", "base64")``."""

    way: tuple[str, ...]
    content: bytes


def layers(content: bytes, way: tuple[str, ...] = ()) -> Iterator[Layer]:
    """The content itself, and whatever is packed into it, however deep (five levels at most)."""
    yield Layer(way, content)
    if len(way) >= DEEPEST:
        return
    for name, inner in unpack(content):
        yield from layers(inner, (*way, name))


def unpack(content: bytes) -> Iterator[tuple[str, bytes]]:
    """One level of what is packed into the content."""
    for start, name, unpacker in _PACKED:
        if content.startswith(start):
            yield from _attempt(name, unpacker, content)
            return
    yield from _streams(content)
    yield from _base64(content)


def _attempt(
    name: str, unpacker: Callable[[bytes], Iterator[tuple[str, bytes]]], content: bytes
) -> Iterator[tuple[str, bytes]]:
    try:
        for member, inner in unpacker(content):
            yield f"{name}:{member}" if member else name, inner
    except (OSError, EOFError, ValueError, lzma.LZMAError, zipfile.BadZipFile, sqlite3.Error):
        return


def _zip(content: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for info in archive.infolist():
            yield info.filename, info.filename.encode() + b"\n" + info.comment
            yield info.filename, archive.read(info)


def _gzip(content: bytes) -> Iterator[tuple[str, bytes]]:
    yield "", gzip.decompress(content)


def _bz2(content: bytes) -> Iterator[tuple[str, bytes]]:
    yield "", bz2.decompress(content)


def _xz(content: bytes) -> Iterator[tuple[str, bytes]]:
    yield "", lzma.decompress(content)


def _sqlite(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Every row, since a value that fills several pages is scattered in the file."""
    connection = sqlite3.connect(":memory:")
    connection.text_factory = bytes
    try:
        connection.deserialize(content)
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (table,) in tables.fetchall():
            quoted = table.decode().replace('"', '""')
            for row in connection.execute(f'SELECT * FROM "{quoted}"'):
                yield table.decode(), b"\n".join(v for v in row if isinstance(v, bytes))
    finally:
        connection.close()


def _png(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The text of a picture; its pixels are left alone."""
    place = 8
    while place + 8 <= len(content):
        length = int.from_bytes(content[place : place + 4], "big")
        kind = content[place + 4 : place + 8]
        body = content[place + 8 : place + 8 + length]
        if kind != b"IDAT":
            yield kind.decode("latin-1"), body
        place += 12 + length


def _streams(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Deflated streams anywhere, as in an inventory, a PDF or the text of a picture."""
    for start in ZLIB_START.finditer(content):
        place = start.start()
        try:
            zlib.decompressobj().decompress(content[place : place + PROBE])
            inner = zlib.decompressobj().decompress(content[place:])
        except zlib.error:
            continue
        if inner:
            yield "zlib", inner


def _base64(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Runs of base64 in either alphabet, also those broken into lines."""
    for run in RUN.finditer(content.translate(URLSAFE)):
        for found in BASE64.finditer(run[0]):
            letters = re.sub(rb"\\n|\s", b"", found[0])
            yield "base64", base64.b64decode(letters + b"=" * (-len(letters) % 4))


_PACKED = (
    (b"PK\x03\x04", "zip", _zip),
    (b"\x1f\x8b\x08", "gzip", _gzip),
    (b"BZh", "bz2", _bz2),
    (b"\xfd7zXZ\x00", "xz", _xz),
    (SQLITE, "sqlite", _sqlite),
    (b"\x89PNG\r\n\x1a\n", "png", _png),
)
