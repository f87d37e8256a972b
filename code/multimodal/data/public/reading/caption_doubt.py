"""Caption files that say less of their columns than they have."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from multimodal.data.public.reading.caption_columns import Columns
from multimodal.data.public.reading.caption_records import Record, cells, records
from multimodal.data.public.reading.caption_words import SPLIT_WORDS, is_number


def require_no_more_columns(text: str, columns: Columns) -> None:
    """Refuse a file with further cells that look like a column of their own.

    They count in one row of ten or more, or they are empty, the name of a part or, without names of
    columns, a single word in every row. A comma in a caption has a blank beside it at times.

    Raises:
        ValueError: there is such a column; the message has no name of the file.
    """
    if columns.literal or not columns.limit:
        return
    found = _counting(_rows(text, columns), columns) or _everywhere(_rows(text, columns), columns)
    if found:
        raise ValueError(
            f"{found}: name all columns in the first line, or put captions in double quotes; "
            f"expected {columns.form}"
        )


def _counting(rows: Iterable[Record], columns: Columns) -> str:
    count, total = len(columns.names), 0
    found: dict[int, list[Record]] = {count - 1: [], -1: []}
    for row in rows:
        total += 1
        if row.text.count(columns.delimiter) >= count:
            parts = cells(row.text, columns.delimiter)
            for place in found:
                if len(parts) > count and is_number(parts[place]):
                    found[place].append(row)
    most = max(found.values(), key=len)
    if not most or len(most) * 10 < total:
        return ""
    return f"line {most[0].line} has a further column that counts, and so have {len(most)} rows"


def _everywhere(rows: Iterable[Record], columns: Columns) -> str:
    count, number = len(columns.names), 0
    marks, words, first = {count - 1, count, -1}, {count - 1, -1}, 0
    for row in rows:
        number += 1
        parts = cells(row.text, columns.delimiter)
        first = first or row.line
        if len(parts) <= count:
            return ""
        marks = {p for p in marks if p < len(parts) and _is_mark(parts[p])}
        words = {p for p in words if not re.search(r"\s", parts[p])}
        if not marks and (columns.header or not words):
            return ""
    if number < (1 if marks else 2):
        return ""
    return f"line {first} has a further column, and so has every row"


def _rows(text: str, columns: Columns) -> Iterator[Record]:
    return islice(records(text, columns.delimiter), int(columns.header), None)


def _is_mark(cell: str) -> bool:
    bare = cell.strip().casefold()
    return not bare or bare in SPLIT_WORDS
