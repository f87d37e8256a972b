"""Rows of a table of text, and the cells of a row: the rules of csv, for files that half keep them.

A cell in double quotes may hold delimiters, line breaks and doubled quotes, if its quotes enclose
it. A quote that does not is a character like any other: people type captions such as
``"Stop" says the sign``.
"""

import re
from collections.abc import Iterator
from functools import cache
from io import StringIO
from typing import NamedTuple

BYTE_ORDER_MARK = "\ufeff"


ANNOUNCED = re.compile('\ufeff?"?sep=[^\r\n]"?[,;\t|]*(?=[\r\n])', re.IGNORECASE)
"""what stands between cells, told to spreadsheets by a line of its own"""


class Record(NamedTuple):
    """A row as it stands in the file, without the end of its last line.

    Attributes:
        line: where it begins, from 1.
        text: what it says.
        marked: whether a byte order mark stood before it, as where files were joined.
    """

    line: int
    text: str
    marked: bool = False


def records(text: str, delimiter: str, limit: int = 0) -> Iterator[Record]:
    """The rows of a table; blank lines are none.

    Args:
        text: the whole file.
        delimiter: what stands between cells; empty when lines are rows, whatever they hold.
        limit: number of cells; the last one reaches to the end of the row. 0: as many as there are.
    """
    lines, start, number = StringIO(text, newline=""), 0, 1
    for line in lines:
        end, first = start + len(line), number
        marked = line.startswith(BYTE_ORDER_MARK)
        if delimiter and '"' in line:
            stop = _end_of_row(text, start + marked, delimiter, limit)
            while end < stop:
                end, number = end + len(next(lines)), number + 1
        row = text[start + marked : end].rstrip("\r\n")
        start, number = end, number + 1
        if row and not row.isspace():
            yield Record(first, row, marked)


def cells(row: str, delimiter: str, limit: int = 0) -> list[str]:
    """The cells of a row, without enclosing quotes; arguments as for :func:`records`."""
    if '"' not in row:
        return row.split(delimiter, limit - 1)
    found: list[str] = []
    position = 0
    while len(found) != limit - 1:
        cell, position = _cell(row, position, delimiter)
        found.append(cell)
        if position == len(row):
            return found
        position += len(delimiter)
    return [*found, unquoted(row[position:])]


def without_announcement(text: str) -> str:
    """The text with its first line left blank where that line is ``sep=;``."""
    found = ANNOUNCED.match(text)
    return text[found.end() :] if found else text


def unquoted(cell: str) -> str:
    """``"a ""red"" car"`` → ``a "red" car``; quotes that do not enclose the cell stay."""
    bare = cell.strip()
    inner = bare[1:-1]
    if len(bare) > 1 and bare[0] == bare[-1] == '"' and '"' not in inner.replace('""', ""):
        return inner.replace('""', '"')
    return cell


def _end_of_row(text: str, start: int, delimiter: str, limit: int) -> int:
    count, position = 1, start
    while True:
        last = count == limit
        quoted = _quoted("" if last else delimiter).match(text, position)
        end = quoted or _plain("" if last else delimiter).match(text, position)
        position = end.end() if end else len(text)
        if last or not text.startswith(delimiter, position):
            return position
        count, position = count + 1, position + len(delimiter)


def _cell(row: str, position: int, delimiter: str) -> tuple[str, int]:
    quoted = _quoted(delimiter).match(row, position)
    if quoted:
        return quoted[1].replace('""', '"'), quoted.end()
    end = row.find(delimiter, position)
    end = len(row) if end < 0 else end
    return row[position:end], end


@cache
def _quoted(delimiter: str) -> re.Pattern[str]:
    blanks = " *" if delimiter == "\t" else "[ \t]*"
    after = rf"{re.escape(delimiter)}|" if delimiter else ""
    return re.compile(rf'{blanks}"((?>(?:[^"]+|"")*))"{blanks}(?={after}[\r\n]|\Z)')


@cache
def _plain(delimiter: str) -> re.Pattern[str]:
    return re.compile(rf"[^\r\n{re.escape(delimiter)}]*")
