"""JPEG (ITU-T T.81): its segments, and whether its data suffice for the size that it claims."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from multimodal.data.public.formats.bare import Bare, orientation, require_size

END = b"\xff\xd9"
SCAN, COMMENT, JFIF, EXIF, ADOBE = 0xDA, 0xFE, 0xE0, 0xE1, 0xEE
WITHOUT_LENGTH = {0x01, *range(0xD0, 0xD9)}
FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
ARITHMETIC = 0xC9
AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
FILLER = bytes(range(1, 255)) * 64


class Segment(NamedTuple):
    """One marker segment; ``end`` is where the next begins."""

    code: int
    content: bytes
    end: int


def bare(data: bytes) -> Bare:
    """Tables, frame and scans; of the application's segments those that say which colours.

    Raises:
        ValueError: the segments are damaged, the end mark is missing, or the frame claims more
            blocks than bits follow.
    """
    kept, exif = [data[:2]], b""
    for code, content, end in _segments(data):
        if code in FRAMES:
            _require_enough(code, content, len(data) - end)
        if code == EXIF and content.startswith(b"Exif\0"):
            exif = exif or content
        if _makes_pixels(code, content):
            kept.append(bytes([0xFF, code]) + (len(content) + 2).to_bytes(2, "big") + content)
    if data.find(END, end) < 0:
        raise ValueError("it is cut short: its end mark is missing")
    return Bare(b"".join([*kept, data[end:]]), orientation(exif))


def prolonged(data: bytes) -> bytes:
    """The same with bytes more in its first scan: a decoder that lacked some, shows them.

    Arithmetic coding may leave out bytes at the end of a scan and is returned as it is.
    """
    segments = list(_segments(data))
    if any(segment.code in FRAMES and segment.code >= ARITHMETIC for segment in segments):
        return data
    after = AFTER_SCAN.search(data, segments[-1].end)
    place = after.start() if after else len(data)
    return data[:place] + FILLER + data[place:]


def _segments(data: bytes) -> Iterator[Segment]:
    """All up to the first scan, whose header is the last."""
    code, end = 0, 2
    while code != SCAN:
        end = data.index(b"\xff", end)
        while (code := data[end]) == 0xFF:
            end += 1
        if code == 0 or code in WITHOUT_LENGTH:
            continue
        length = int.from_bytes(data[end + 1 : end + 3], "big")
        if length < 2 or code == END[1] or end + 1 + length > len(data):
            raise ValueError("it is cut short or damaged before its pixels begin")
        content, end = data[end + 3 : end + 1 + length], end + 1 + length
        yield Segment(code, content, end)


def _makes_pixels(code: int, content: bytes) -> bool:
    if code == JFIF:
        return content.startswith(b"JFIF\0") and len(content) >= 14
    if code == ADOBE:
        return content.startswith(b"Adobe") and len(content) >= 12
    return code != COMMENT and not 0xE0 <= code <= 0xEF


def _require_enough(code: int, frame: bytes, left: int) -> None:
    """A block of 8 × 8 samples costs a bit at least, but where the coding is arithmetic."""
    height, width = int.from_bytes(frame[1:3], "big"), int.from_bytes(frame[3:5], "big")
    require_size(width, height)
    factors = [(byte >> 4, byte & 15) for byte in frame[7::3]]
    widest, highest = (max(axis, default=1) or 1 for axis in zip(*factors, strict=True))
    blocks = sum(
        (width * across // (8 * widest)) * (height * down // (8 * highest))
        for across, down in factors
    )
    if code < ARITHMETIC and blocks > 8 * left:
        raise ValueError(f"it is cut short: {left} bytes cannot hold {width} × {height} pixels")
