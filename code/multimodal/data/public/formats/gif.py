"""GIF89a: the screen and its first picture; what comes later is neither read nor needed."""

import struct

from multimodal.data.public.formats.bare import Bare, require_size

EXTENSION, PICTURE, CONTROL = 0x21, 0x2C, 0xF9
TRAILER = b";"


def bare(data: bytes) -> Bare:
    """The screen, the transparent colour and the first picture.

    Raises:
        ValueError: there is no picture.
        IndexError: the data end before the picture does.
    """
    width, height, flags = struct.unpack_from("<HHB", data, 6)
    require_size(width, height)
    place = 13 + _colours(flags)
    head, control = data[:place], b""
    while data[place] == EXTENSION:
        end = _behind_blocks(data, place + 2)
        if data[place + 1] == CONTROL:
            control = data[place:end]
        place = end
    if data[place] != PICTURE:
        raise ValueError("it holds no picture")
    end = _behind_blocks(data, place + 11 + _colours(data[place + 9]))
    return Bare(head + control + data[place:end] + TRAILER)


def _colours(flags: int) -> int:
    """The bytes of a table of colours."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _behind_blocks(data: bytes, place: int) -> int:
    while data[place]:
        place += data[place] + 1
    return place + 1
