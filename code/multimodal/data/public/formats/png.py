"""PNG (ISO/IEC 15948): its critical chunks, and whether all rows are there."""

import struct
import zlib
from collections.abc import Iterator

from multimodal.data.public.formats.bare import UPRIGHT, Bare, orientation, require_size

SIGNATURE = b"\x89PNG\r\n\x1a\n"
KEPT = {b"IHDR", b"PLTE", b"tRNS", b"IDAT"}
END = b"IEND"
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
GROWTH = 1040
"""Deflate makes at most 1032 bytes of one."""
PIECE = 1 << 20


def bare(data: bytes) -> Bare:
    """Header, palette, transparent colours and pixels.

    Raises:
        ValueError: a chunk is damaged, the last is missing, or the header claims more than the data
            can hold.
    """
    kept, turn = [SIGNATURE], UPRIGHT
    for kind, chunk in _chunks(data):
        if kind == b"eXIf":
            turn = orientation(chunk[8:-4])
        elif kind in KEPT:
            _require_checksum(kind, chunk)
            kept.append(chunk)
    whole = b"".join([*kept, struct.pack(">I4sI", 0, END, zlib.crc32(END))])
    if _expected(whole) > GROWTH * len(whole):
        raise ValueError(f"it is cut short: {len(whole)} bytes cannot hold its pixels")
    return Bare(whole, turn)


def has_all_rows(data: bytes) -> bool:
    """Whether the compressed pixels are as many as the header claims."""
    stream, found = zlib.decompressobj(), 0
    for kind, chunk in _chunks(data):
        left = chunk[8:-4] if kind == b"IDAT" else b""
        while left and not stream.eof:
            found += len(stream.decompress(left, PIECE))
            left = stream.unconsumed_tail
    return found + len(stream.flush()) >= _expected(data)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and bytes of each chunk, its length, kind and checksum included, up to the end."""
    start, kind = len(SIGNATURE), b""
    while kind != END:
        length, kind = struct.unpack_from(">I4s", data, start)
        end = start + 12 + length
        if end > len(data):
            raise ValueError(f"it is cut short, in its chunk {kind!r}")
        yield kind, data[start:end]
        start = end


def _require_checksum(kind: bytes, chunk: bytes) -> None:
    if zlib.crc32(chunk[4:-4]) != int.from_bytes(chunk[-4:], "big"):
        raise ValueError(f"its chunk {kind!r} is damaged")


def _expected(data: bytes) -> int:
    """The bytes of all rows; those of a picture in seven passes are more by a few."""
    width, height, depth, colours = struct.unpack_from(">IIBB", data, 16)
    require_size(width, height)
    return height * (1 + (width * depth * CHANNELS.get(colours, 1) + 7) // 8)
