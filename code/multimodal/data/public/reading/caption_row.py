"""One row of a caption file, taken apart by its columns and checked cell by cell."""

import json
import re
from collections.abc import Mapping
from typing import NamedTuple

from multimodal.data.public.reading.caption_columns import Columns
from multimodal.data.public.reading.caption_records import Record, cells
from multimodal.data.public.reading.caption_words import (
    PICTURE,
    ROLES,
    is_number,
    plain,
    split_name,
)
from multimodal.data.public.reading.plain_text import caption_problem, name_problem, shortened

LISTS = ("raw", "captions", "sentences", "comments", "texts")
"""columns that may hold several captions as a list of JSON"""
GLUED = re.compile(r"\s*(\d{1,9})\s+(\S.*)", re.DOTALL)
"""a number and a caption between which the delimiter is missing"""

ESCAPED = r'(?:^|{0})\s*"(?>(?:[^"\\]|""|\\(?!"))*)\\"(?!\s*(?:{0}|$)|")'
"""a quoted cell that marks quotes by a backslash; after and before the delimiter"""


class Row(NamedTuple):
    """One row; ``number`` is −1 where captions have none."""

    line: int
    image: str
    number: int
    captions: list[str]
    id: str = ""
    split: str = ""
    repair: str = ""


def read_row(record: Record, found: list[str], columns: Columns, last: Mapping[str, int]) -> Row:
    """The row, if it fits.

    Args:
        record: as it stands in the file.
        found: its cells.
        columns: what stands where.
        last: image → the number of its caption before this one.

    Raises:
        ValueError: why it does not fit; the message names neither file nor line.
    """
    repair = "a byte order mark before it is left out" if record.marked else ""
    if columns.number >= 0 and not _has_number(found, columns):
        found = _unglued(record.text, columns, last) or found
        repair = repair or "no delimiter between the number and the caption"
    if len(found) != len(columns.names) or not found[columns.image].strip():
        raise ValueError(f"expected {columns.form}, got {shortened(record.text)}")
    if '\\"' in record.text and re.search(
        ESCAPED.format(re.escape(columns.delimiter)), record.text
    ):
        raise ValueError("quotes inside quotes are marked by a backslash: double them instead")
    image, number = _image(found, columns)
    captions, left_out = _captions(found, columns, image)
    return Row(
        line=record.line,
        image=image,
        number=number,
        captions=captions,
        id=found[columns.id].strip() if columns.id >= 0 else "",
        split=_split(found[columns.split]) if columns.split >= 0 else "",
        repair=repair or left_out,
    )


def is_header(found: list[str], columns: Columns) -> bool:
    """Whether a row in the middle names the columns, as where files were joined."""
    return found[0].strip().lower() == columns.names[0].lower() and [
        plain(cell) for cell in found
    ] == [plain(name) for name in columns.names]


def require_name(image: str, columns: Columns) -> None:
    """Refuse names that no picture of a folder has."""
    problem = name_problem(image)
    if problem:
        raise ValueError(f"the name {shortened(image)} {problem}")
    if columns.ending and not columns.literal and not PICTURE.search(image):
        raise ValueError(f"{shortened(image)} does not end as pictures do, such as in .jpg")
    if not columns.literal and plain(image) in ROLES:
        raise ValueError(f"{shortened(image)} is the name of a column, not of a picture")


def _has_number(found: list[str], columns: Columns) -> bool:
    return len(found) == len(columns.names) and is_number(found[columns.number])


def _unglued(row: str, columns: Columns, last: Mapping[str, int]) -> list[str]:
    """The cells when a number and a caption run into each other; empty when that is not sure."""
    if not columns.limit or columns.number != columns.captions[0] - 1:
        return []
    *before, rest = cells(row, columns.delimiter, columns.number + 1)
    glued = GLUED.fullmatch(rest)
    if not glued or columns.image >= len(before):
        return []
    counted = last.get(before[columns.image].strip(), -1) + 1
    return [*before, glued[1], glued[2]] if int(glued[1]) == counted else []


def _image(found: list[str], columns: Columns) -> tuple[str, int]:
    image, digits = found[columns.image].strip(), ""
    if columns.numbered:
        image, _, digits = image.rpartition("#")
    elif columns.number < 0:
        return image, -1
    if columns.number >= 0:
        digits = found[columns.number]
    if not image or not is_number(digits):
        raise ValueError(f"expected {columns.form}, got the number {shortened(digits)}")
    return image, int(digits)


def _captions(found: list[str], columns: Columns, image: str) -> tuple[list[str], str]:
    captions = [found[place].strip() for place in columns.captions]
    name = columns.names[columns.captions[0]]
    if len(captions) == 1 and captions[0].startswith("[") and plain(name) in LISTS:
        captions = _of_list(captions[0])
    full = [caption for caption in captions if caption] or [""]
    for caption in full:
        problem = caption_problem(caption)
        if problem:
            raise ValueError(f"the caption of {image} {problem}")
    empty = len(captions) - len(full)
    return full, f"{empty} of {len(captions)} captions are empty" if empty else ""


def _of_list(cell: str) -> list[str]:
    try:
        found = json.loads(cell)
    except (ValueError, RecursionError):
        found = None
    if isinstance(found, list) and found and all(isinstance(text, str) for text in found):
        return [text.strip() for text in found]
    if cell[1:2] in ("'", '"'):
        raise ValueError(f"expected a list of texts as JSON writes it, got {shortened(cell)}")
    return [cell]


def _split(cell: str) -> str:
    if not cell.strip():
        raise ValueError("the name of the split is empty")
    return split_name(cell)
