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
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from typing import NamedTuple

SQLITE = b"SQLite format 3\x00"
ZLIB_START = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
RUN = re.compile(rb"[A-Za-z0-9+/\\\r\n]{24,}")
BASE64 = re.compile(rb"(?:[A-Za-z0-9+/]{4}(?:\\n|\r?\n)?){6,}(?:[A-Za-z0-9+/]{2,3})?")
URLSAFE = bytes.maketrans(b"-_", b"+/")
DEEPEST = 5
PROBE = 64
BROKEN = (lzma.LZMAError, zipfile.BadZipFile, sqlite3.Error)
Members = Iterable[tuple[str, bytes]]
Unpacker = Callable[[bytes], Members]


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


def unpack(content: bytes) -> Members:
    """One level of what is packed into the content."""
    for start, name, unpacker in _PACKED:
        if content.startswith(start):
            with suppress(OSError, EOFError, ValueError, *BROKEN):
                for member, inner in unpacker(content):
                    yield f"{name}:{member}" if member else name, inner
            return
    yield from _streams(content)
    yield from _base64(content)


def _zip(content: bytes) -> Members:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for info in archive.infolist():
            yield info.filename, info.filename.encode() + b"\n" + info.comment
            yield info.filename, archive.read(info)


def _whole(decompress: Callable[[bytes], bytes]) -> Unpacker:
    """Unpacks a file that packs a single one."""
    return lambda content: [("", decompress(content))]


def _sqlite(content: bytes) -> Members:
    """Every row, since a value that fills several pages is scattered in the file."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.text_factory = bytes
        connection.deserialize(content)
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (table,) in tables.fetchall():
            quoted = table.decode().replace('"', '""')
            for row in connection.execute(f'SELECT * FROM "{quoted}"'):
                yield table.decode(), b"\n".join(v for v in row if isinstance(v, bytes))


def _png(content: bytes) -> Members:
    """The text of a picture; its pixels are left alone."""
    place = 8
    while place + 8 <= len(content):
        length = int.from_bytes(content[place : place + 4], "big")
        kind = content[place + 4 : place + 8]
        body = content[place + 8 : place + 8 + length]
        if kind != b"IDAT":
            yield kind.decode("latin-1"), body
        place += 12 + length


def _streams(content: bytes) -> Members:
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


def _base64(content: bytes) -> Members:
    """Runs of base64 in either alphabet, also those broken into lines."""
    for run in RUN.finditer(content.translate(URLSAFE)):
        for found in BASE64.finditer(run[0]):
            letters = re.sub(rb"\\n|\s", b"", found[0])
            yield "base64", base64.b64decode(letters + b"=" * (-len(letters) % 4))


_PACKED = (
    (b"PK\x03\x04", "zip", _zip),
    (b"\x1f\x8b\x08", "gzip", _whole(gzip.decompress)),
    (b"BZh", "bz2", _whole(bz2.decompress)),
    (b"\xfd7zXZ\x00", "xz", _whole(lzma.decompress)),
    (SQLITE, "sqlite", _sqlite),
    (b"\x89PNG\r\n\x1a\n", "png", _png),
)
