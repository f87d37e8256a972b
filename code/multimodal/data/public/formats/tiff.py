"""TIFF 6.0 and BigTIFF: the first directory, with the entries that make the pixels."""

import struct
from typing import NamedTuple

from multimodal.data.public.formats.bare import ORIENTATION, SIZES, UPRIGHT, Bare

MAGICS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
PIXELS = {
    *(256, 257, 258, 259, 262, 266, 273, 277, 278, 279, 284, 292, 293, 317, 320),
    *(322, 323, 324, 325, 332, 338, 339, 347, *range(512, 522), 529, 530, 531, 532),
}
"""Size, samples, compression, strips, tiles, palette, tables of JPEG, YCbCr (TIFF 6.0)."""


class Form(NamedTuple):
    """How a directory is written."""

    order: str
    offset: str
    number: str
    entry: int


def bare(data: bytes) -> Bare:
    """The same bytes with a first directory of ``PIXELS`` alone, and no second.

    Raises:
        struct.error: the directory lies behind the end.
    """
    form = _form(data)
    (start,) = struct.unpack_from(form.order + form.offset, data, 4 if form.offset == "I" else 8)
    (count,) = struct.unpack_from(form.order + form.number, data, start)
    first = start + struct.calcsize(form.number)
    kept, turn = [], UPRIGHT
    for place in range(first, first + count * form.entry, form.entry):
        tag, kind = struct.unpack_from(form.order + "HH", data, place)
        if tag in PIXELS:
            kept.append(data[place : place + form.entry])
        if tag == ORIENTATION and kind in SIZES:
            value = place + form.entry - struct.calcsize(form.offset)
            (turn,) = struct.unpack_from(form.order + SIZES[kind], data, value)
    directory = struct.pack(form.order + form.number, len(kept)) + b"".join(kept)
    directory += bytes(struct.calcsize(form.offset))
    return Bare(data[:start] + directory + data[start + len(directory) :], turn)


def _form(data: bytes) -> Form:
    order = "<" if data.startswith(b"II") else ">"
    return Form(order, "Q", "Q", 20) if b"+" in data[:4] else Form(order, "I", "H", 12)
