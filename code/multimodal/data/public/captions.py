"""Caption files as Flickr8k and Flickr30k use them, read without losing or inventing a row.

Two layouts: rows ``image,caption`` with or without that header, where captions may hold commas and
quotes; and rows ``image#0<TAB>caption``, where the number counts the captions of an image.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from multimodal.data.public.images import open_image

HEADERS = {("image", "caption"), ("image_name", "comment"), ("filename", "caption")}
NUMBERED = re.compile(r"^(?P<image>[^\t]+)#(?P<number>\d+)\t(?P<caption>.*)$")
SHOWN = 8


class Row(NamedTuple):
    """One line of a caption file; ``number`` is -1 in the layout without numbers."""

    line: int
    image: str
    number: int
    caption: str


def read_captions(
    path: Path | str, *, images: Path | str | None = None, allow_repeated: bool = False
) -> dict[str, list[str]]:
    """Image → its captions, in the order of the file.

    Args:
        path: the caption file, UTF-8.
        images: the folder of the pictures; every picture that the file names is opened. Nothing is
            opened when omitted.
        allow_repeated: take two equal captions of one image, as annotators do agree at times.

    Raises:
        ValueError: the file is missing, not UTF-8 or without rows; or there are rows that cannot be
            read, empty captions, repeated ones, missing or broken pictures. All of them are named,
            with their lines.
    """
    path = Path(path)
    problems: list[str] = []
    rows = list(_rows(path, problems))
    captions: dict[str, list[str]] = {}
    first_line: dict[str, int] = {}
    seen: dict[tuple[str, int, str], int] = {}
    for row in rows:
        first_line.setdefault(row.image, row.line)
        known = captions.setdefault(row.image, [])
        before = seen.setdefault(_identity(row, allow_repeated), row.line)
        if not row.caption:
            problems.append(f"line {row.line}: the caption of {row.image} is empty")
        elif before != row.line:
            problems.append(f"line {row.line}: repeats line {before} ({row.image})")
        known.append(row.caption)
    if images is not None:
        problems += _picture_problems(Path(images), first_line)
    _require_none(path, problems)
    if not captions:
        raise ValueError(f"{path}: the file holds no captions")
    return captions


def _identity(row: Row, allow_repeated: bool) -> tuple[str, int, str]:
    if row.number >= 0:
        return row.image, row.number, ""
    return row.image, row.line if allow_repeated else -1, row.caption


def _rows(path: Path, problems: list[str]) -> Iterator[Row]:
    lines = _read_lines(path)
    numbered = any(NUMBERED.match(line) for line in lines[:20])
    for number, line in enumerate(lines, start=1):
        if not line.strip() or (number == 1 and not numbered and _is_header(line)):
            continue
        row = _numbered_row(number, line) if numbered else _comma_row(number, line)
        if row is None:
            wanted = "image#0<TAB>caption" if numbered else "image,caption"
            problems.append(f"line {number}: expected {wanted}, got {line[:60]!r}")
        else:
            yield row


def _read_lines(path: Path) -> list[str]:
    if not path.is_file():
        raise ValueError(f"{path}: there is no such caption file")
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise ValueError(f"{path}: line {line} is not UTF-8") from error
    return text.replace("\r\n", "\n").split("\n")


def _is_header(line: str) -> bool:
    return tuple(field.strip().strip('"').lower() for field in line.split(",")) in HEADERS


def _numbered_row(number: int, line: str) -> Row | None:
    found = NUMBERED.match(line)
    if found is None:
        return None
    return Row(number, found["image"].strip(), int(found["number"]), found["caption"].strip())


def _comma_row(number: int, line: str) -> Row | None:
    image, comma, caption = line.partition(",")
    if not comma or not image.strip():
        return None
    return Row(number, image.strip().strip('"'), -1, _unquoted(caption.strip()))


def _unquoted(field: str) -> str:
    """``"a ""red"" car"`` → ``a "red" car``; quotes that do not enclose the field stay."""
    inner = field[1:-1]
    enclosed = len(field) > 1 and field[0] == field[-1] == '"'
    if enclosed and '"' not in inner.replace('""', ""):
        return inner.replace('""', '"').strip()
    return field


def _picture_problems(folder: Path, first_line: dict[str, int]) -> list[str]:
    if not folder.is_dir():
        return [f"there is no folder of pictures {folder}"]
    problems = []
    for image, line in first_line.items():
        try:
            open_image(folder / image)
        except ValueError as error:
            problems.append(f"line {line}: {error}")
    return problems


def _require_none(path: Path, problems: list[str]) -> None:
    if problems:
        more = f"; and {len(problems) - SHOWN} more" if len(problems) > SHOWN else ""
        raise ValueError(f"{path}: {'; '.join(problems[:SHOWN])}{more}")
