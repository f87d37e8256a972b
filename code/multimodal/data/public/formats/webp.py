"""WebP (RFC 9649): a RIFF container of chunks."""

import struct

from multimodal.data.public.formats.bare import UPRIGHT, Bare, orientation, require_size

METADATA = {b"ICCP", b"EXIF", b"XMP "}
METADATA_FLAGS = 0x20 | 0x08 | 0x04


def bare(data: bytes) -> Bare:
    """All chunks but those of metadata.

    Raises:
        ValueError: a chunk with pixels is cut short.
    """
    kept, turn, place = [], UPRIGHT, 12
    while place + 8 <= len(data):
        kind, length = struct.unpack_from("<4sI", data, place)
        content = data[place + 8 : place + 8 + length]
        place += 8 + length + length % 2
        if kind == b"EXIF":
            turn = orientation(content)
        if kind in METADATA:
            continue
        if len(content) < length:
            raise ValueError(f"it is cut short, in its chunk {kind!r}")
        kept.append(_checked(kind, content))
    body = b"WEBP" + b"".join(kept)
    return Bare(b"RIFF" + struct.pack("<I", len(body)) + body, turn)


def _checked(kind: bytes, content: bytes) -> bytes:
    """The chunk, once its size is known to be bearable; the decoder asks for memory at once."""
    if kind == b"VP8X":
        width, height = (int.from_bytes(content[at : at + 3], "little") + 1 for at in (4, 7))
        require_size(width, height)
        content = bytes([content[0] & ~METADATA_FLAGS]) + content[1:]
    elif kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", content, 6)
        require_size(width & 0x3FFF, height & 0x3FFF)
    elif kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", content, 1)
        require_size((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    return kind + struct.pack("<I", len(content)) + content + bytes(len(content) % 2)
