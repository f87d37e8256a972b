"""Text files of other people: UTF-8 or one sentence, and what names and captions may not hold."""

import codecs
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
"""how texts of other encodings begin; the longer mark of two that begin alike comes first"""
DISGUISES = {
    b"pk\x03\x04": "a zip archive or an Excel workbook: unpack it, or save it as CSV in UTF-8",
    b"\xd0\xcf\x11\xe0": "an Excel workbook: save it as CSV in UTF-8",
    b"\x1f\x8b": "a gzip archive: unpack it first",
    b"par1": "a Parquet file: save it as CSV in UTF-8",
    b"version https://git-lfs": "a pointer of Git LFS: fetch the file itself with git lfs pull",
    b"<!doctype html": "a page of a web site: the download went wrong",
    b"<html": "a page of a web site: the download went wrong",
}
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
"""no characters of a text: NUL, escapes, half pairs, …; tabs and line breaks are none of them"""
FILLERS = "\u115f\u1160\u2800\u3164\uffa0"
"""letters and signs that look like nothing"""
OUTSIDE = re.compile(r"[/\\]|[A-Za-z]:|(.*[/\\])?\.\.([/\\]|$)")
LONGEST_NAME = 255
"""bytes, as file systems have it"""
FEW, LONGEST_WORD = 12, 40
"""what fits in a message: words, and characters of one"""


def read_text(path: Path, what: str = "file") -> str:
    """The text of a file in UTF-8, with or without a byte order mark; line ends as they are.

    Raises:
        ValueError: the file is missing, cannot be read, is of another encoding or no text at all.
    """
    try:
        if not path.is_file():
            raise ValueError(f"{path}: there is no such {what}")
        data = path.read_bytes()
    except OSError as error:
        raise ValueError(f"{path}: cannot be read: {error.strerror}") from error
    start = data[:64].lstrip().lower()
    for magic, what in DISGUISES.items():
        if start.startswith(magic):
            raise ValueError(f"{path}: this is {what}")
    encoding = _wide_encoding(data)
    if encoding:
        raise ValueError(f"{path}: the text is {encoding}, expected UTF-8: {_advice(encoding)}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = len(re.findall(rb"\r\n|\r|\n", data[: error.start])) + 1
        advice = _advice(_narrow_encoding(data))
        raise ValueError(f"{path}: line {line} is not UTF-8: {advice}") from error


def name_problem(name: str) -> str:
    """Why a picture cannot be called that; empty when it can."""
    parts = re.split(r"[/\\]", name)
    if CONTROL.search(name) or len(name.splitlines()) > 1 or "\t" in name:
        return "holds control characters"
    if OUTSIDE.match(name):
        return "leaves the folder of pictures"
    if set(parts) <= {"", "."}:
        return "names no file"
    if max(len(part.encode("utf-8", "replace")) for part in parts) > LONGEST_NAME:
        return "is longer than a file name can be"
    return ""


def caption_problem(caption: str) -> str:
    """Why this is no caption; empty when it is one."""
    if caption.isascii() and caption.isprintable() and not caption.isspace():
        return "" if caption else "is empty"
    if CONTROL.search(caption):
        return "holds control characters"
    visible = (
        unicodedata.category(sign)[0] not in "CZ" and sign not in FILLERS for sign in caption
    )
    return "" if any(visible) else "is empty"


def few(words: Sequence[str], sign: str = ", ") -> str:
    """Names in a message, the first of many."""
    more = [f"… ({len(words)} in all)"] if len(words) > FEW else []
    return sign.join([word[:LONGEST_WORD] for word in words[:FEW]] + more)


def shortened(value: object, length: int = 60) -> str:
    """How a foreign value looks in a message: its beginning, or its kind."""
    if isinstance(value, str | bytes):
        return repr(value[:length]) + ("…" if len(value) > length else "")
    if isinstance(value, int) and value.bit_length() > 64:
        return "a number of very many digits"
    return repr(value) if value is None or isinstance(value, int | float) else kind_of(value)


def kind_of(value: object) -> str:
    """``a list``, ``an int``: what a foreign value is, however much it holds."""
    name = type(value).__name__
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _wide_encoding(data: bytes) -> str:
    """UTF-16 and UTF-32 by their mark, or by the zeros beside Latin letters and blanks."""
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            return encoding
    sample = data[:4000]
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    if len(sample) < 4 or max(first, second) <= 0.2 * len(sample):
        return ""
    if first + second > 0.6 * len(sample):
        return "UTF-32LE" if sample[0] else "UTF-32BE"
    return "UTF-16LE" if second > first else "UTF-16BE"


def _narrow_encoding(data: bytes) -> str:
    """A guess: Chinese takes pairs of high bytes, Western letters with accents stand alone."""
    if 0 in data:
        return "UTF-16"
    runs = [len(run) for run in re.findall(rb"[\x80-\xff]+", data)]
    alone = sum(length == 1 for length in runs)
    return "WINDOWS-1252" if alone > len(runs) / 2 else "GB18030"


def _advice(encoding: str) -> str:
    return f"convert it, such as with iconv -f {encoding} -t UTF-8 OLD > NEW"
