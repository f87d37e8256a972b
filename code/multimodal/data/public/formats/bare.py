"""A picture without its metadata, of which the orientation alone is kept."""

import struct
from typing import NamedTuple

from PIL import Image

MAX_PIXELS = 89_478_485
UPRIGHT = 1
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""Orientation → what makes the picture upright (EXIF, tag 274)."""
ORIENTATION = 274
SIZES = {1: "B", 3: "H", 4: "I"}


class Bare(NamedTuple):
    """The bytes that make the pixels; ``orientation`` is a key of ``TURNS``, or 1."""

    data: bytes
    orientation: int = UPRIGHT


class TooLargeError(Exception):
    """More pixels than memory should be spent on."""


def require_size(width: int, height: int) -> None:
    """Refuse a picture of more than ``MAX_PIXELS``."""
    if width * height > MAX_PIXELS:
        raise TooLargeError(f"{width} × {height} pixels, at most {MAX_PIXELS} are read")


def orientation(exif: bytes) -> int:
    """The orientation that a block of EXIF notes; upright where it cannot be told."""
    exif = exif.removeprefix(b"Exif\0\0")
    order = "<" if exif.startswith(b"II") else ">"
    try:
        (start,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, start)
        for entry in range(start + 2, start + 2 + 12 * count, 12):
            tag, kind = struct.unpack_from(f"{order}HH", exif, entry)
            if tag == ORIENTATION and kind in SIZES:
                return struct.unpack_from(order + SIZES[kind], exif, entry + 8)[0]
    except struct.error:
        pass
    return UPRIGHT
