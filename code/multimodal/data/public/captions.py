"""Caption files as people have them, read without losing or inventing a row.

Columns are found by their names or by the first rows (:mod:`.caption_columns`), rows by the rules
of csv, and where a file half keeps them, by the delimiter (:mod:`.caption_records`). What cannot be
read in one way only is refused with its line.
"""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from multimodal.data.public.images import open_image
from multimodal.data.public.places import picture_path
from multimodal.data.public.reading.caption_columns import Columns, find_columns
from multimodal.data.public.reading.caption_doubt import require_no_more_columns
from multimodal.data.public.reading.caption_records import Record, records, without_announcement
from multimodal.data.public.reading.caption_report import CaptionReport, Remark, listed
from multimodal.data.public.reading.caption_row import Row, is_header, read_row, require_name
from multimodal.data.public.reading.caption_words import PICTURE
from multimodal.data.public.reading.plain_text import read_text, shortened


class CaptionFile(NamedTuple):
    """What a caption file holds: image → its captions, in the order of the file."""

    captions: dict[str, list[str]]
    report: CaptionReport


def read_captions(
    path: Path | str, *, images: Path | str | None = None, allow_repeated: bool = False
) -> dict[str, list[str]]:
    """Image → its captions, in the order of the file; a repair is announced by a warning.

    Args:
        path: the caption file, UTF-8.
        images: the folder of the pictures; every picture that the file names is opened. Nothing is
            opened when omitted.
        allow_repeated: take two equal captions of one image, as annotators do agree at times.

    Raises:
        ValueError: the file is missing, not UTF-8 or without rows, or can be read in two ways; or
            there are rows that cannot be read, empty captions, repeated ones, names that leave the
            folder, missing or broken pictures. All of them are named, with their lines.
    """
    found = read_caption_file(path, images=images, allow_repeated=allow_repeated)
    if found.report.repaired:
        warnings.warn(str(found.report), stacklevel=2)
    return found.captions


def read_caption_file(
    path: Path | str,
    *,
    images: Path | str | None = None,
    allow_repeated: bool = False,
    skip_refused: bool = False,
) -> CaptionFile:
    """The captions and a report; arguments and errors as for :func:`read_captions`.

    Args:
        path: the caption file.
        images: the folder of the pictures.
        allow_repeated: take two equal captions of one image.
        skip_refused: go on with the good rows; the report lists the others.
    """
    path = Path(path)
    text = without_announcement(read_text(path, "caption file"))
    try:
        columns = find_columns(text)
        require_no_more_columns(text, columns)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error
    reading = _Reading(columns, CaptionReport(path, columns.names, columns.unused), allow_repeated)
    reading.read(text)
    if images is not None:
        reading.require_pictures(Path(images))
    report = reading.report
    if report.refused and not (skip_refused and reading.captions):
        raise ValueError(f"{path}: {listed(report.refused)}")
    if not reading.captions:
        raise ValueError(f"{path}: the file holds no captions")
    return CaptionFile(reading.captions, report)


@dataclass
class _Reading:
    columns: Columns
    report: CaptionReport
    allow_repeated: bool
    captions: dict[str, list[str]] = field(default_factory=dict)
    lines: dict[str, list[int]] = field(default_factory=dict)
    last_number: dict[str, int] = field(default_factory=dict)
    seen: dict[tuple[str, int | str], int] = field(default_factory=dict)

    def read(self, text: str) -> None:
        columns = self.columns
        rows = records(text, "" if columns.literal else columns.delimiter, columns.limit)
        for record in islice(rows, int(columns.header), None):
            cells = columns.cells(record.text)
            try:
                if is_header(cells, columns):
                    self.repaired(record.line, "names the columns again")
                    continue
                if not any(cell.strip() for cell in cells):
                    self.repaired(record.line, "holds nothing but delimiters")
                    continue
                _require_one_row(record, columns)
                self.add(read_row(record, cells, columns, self.last_number))
            except ValueError as error:
                self.report.refused.append(Remark(record.line, str(error)))

    def add(self, row: Row) -> None:
        report, image = self.report, row.image
        if image not in self.captions:
            require_name(image, self.columns)
        if row.split and report.splits.get(image, row.split) != row.split:
            raise ValueError(f"{image} is in {row.split} here, in {report.splits[image]} before")
        self.require_new(row)
        self.lines.setdefault(image, []).append(row.line)
        self.last_number[image] = row.number
        self.captions.setdefault(image, []).extend(row.captions)
        if row.split:
            report.splits[image] = row.split
        if self.columns.id >= 0:
            report.ids.setdefault(image, []).append(row.id)
        if row.repair:
            self.repaired(row.line, row.repair)
        report.rows += 1

    def require_new(self, row: Row) -> None:
        keys: Sequence[int | str]
        keys = [row.number] if row.number >= 0 else [] if self.allow_repeated else row.captions
        for place, key in enumerate(keys):
            before = self.seen.get((row.image, key), row.line if key in keys[:place] else 0)
            if before:
                raise ValueError(f"repeats line {before} ({row.image})")
        self.seen.update(((row.image, key), row.line) for key in keys)

    def repaired(self, line: int, what: str) -> None:
        self.report.repaired.append(Remark(line, what))

    def require_pictures(self, folder: Path) -> None:
        report = self.report
        if not folder.is_dir():
            raise ValueError(f"{report.path}: there is no folder of pictures {folder}")
        for image, lines in self.lines.items():
            try:
                open_image(picture_path(folder, image))
            except ValueError as error:
                report.refused.append(Remark(lines[0], str(error)))
                report.rows -= len(lines)
                for table in (self.captions, report.splits, report.ids):
                    table.pop(image, None)
        report.refused.sort()


def _require_one_row(record: Record, columns: Columns) -> None:
    """A quote that is closed rows later has swallowed what stands between."""
    if "\n" not in record.text and "\r" not in record.text:
        return
    for line in record.text.replace("\r", "\n").split("\n")[1:]:
        name, delimiter, _ = line.partition(columns.delimiter)
        if delimiter and PICTURE.search(name.strip()):
            raise ValueError(
                f"a quote runs on to what looks like a row of its own, {shortened(name.strip())}: "
                "close it, or double it"
            )
