"""Characters that came in by accident: invisible, lost, look-alike, from another encoding."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

Flaw = tuple[int, str, str]
"""The line, the characters in question and what is wrong with them."""

REPLACEMENT = "\ufffd"
_SPACES = frozenset(" \xa0\u202f\u3000")
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"})
# Characters without a picture that Unicode does not count among those of control and format.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_SCRIPTS = frozenset({"LATIN", "GREEK", "CJK", "HIRAGANA", "KATAKANA", "HANGUL"})
_ORDINALS = frozenset("ªº")
_LATIN_ALIKE = frozenset("ıɑɡɩʏᴏ")
# Greek letters that look like Latin ones; others stand beside Latin letters in names: Δt.
_GREEK_ALIKE = frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγικνορυχϲϳ")
_RADICALS = range(0x2E80, 0x2FE0)

_WORD = re.compile(r"[^\W\d_]+")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_HAN_RUN = re.compile(r"[\u3400-\u9fff\ue000-\uf8ff]{3,}")
# The bytes of UTF-8 as letters of Western Europe, and those of two Chinese characters or more.
_UTF8 = re.compile("[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
_GB = re.compile("(?=(?:[\x81-\xbf]*[\xc0-\xfe]){3})[\x81-\xfe]{4,}")
_WESTERN = re.compile("[\x80-\xff\u0152-\u0192\u02c6-\u20ac™]{2}")
# What a text in one of the languages may have meant.
_MEANT = re.compile("[\xa0-\u017f\u2010-\u203a€\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+")
_CLOSING = frozenset("»”’…—–")


def character_flaws(text: str) -> Iterator[Flaw]:
    """What no author types, with the line and what stands there."""
    lines = text.replace("\r\n", "\n").split("\n")
    present = set("\n".join(lines))
    suspects = re.escape("".join(sorted(filter(_is_wrong, present))))
    single = re.compile(f"[{suspects}]") if suspects else None
    greek = not present.isdisjoint(_GREEK_ALIKE)
    for number, line in enumerate(lines, start=1):
        for match in single.finditer(line) if single else ():
            if not _joins_pictures(line, match.start()):
                yield number, match.group(), _explained(match.group())
        if not line.isascii():
            mixed = _mixed(line) if greek else ()
            yield from ((number, *flaw) for flaw in (*mixed, *_twice_encoded(line)))


@cache
def _is_wrong(char: str) -> bool:
    """Whether a character is wrong wherever it stands."""
    if char.isascii():
        return not char.isprintable() and char not in "\n\t"
    kind = unicodedata.category(char)
    invisible = (kind in _INVISIBLE and char not in _SPACES) or char in _BLANK | {REPLACEMENT}
    foreign = kind[0] == "L" and _script(char) not in _SCRIPTS and char not in _ORDINALS
    return invisible or foreign or _is_apart(char) or char in _LATIN_ALIKE or bool(_plain(char))


def _is_apart(char: str) -> bool:
    """Whether it is an accent without a letter of its own."""
    return unicodedata.category(char) == "Mn" and not "\ufe00" <= char <= "\ufe0f"


def _plain(char: str) -> str:
    """The ordinary letter, digit or sign of which a character is a form, such as ﬁ, Ａ or ⼈."""
    kind, plain = unicodedata.category(char), unicodedata.normalize("NFKC", char)
    counts = (kind[0] == "L" and char not in _ORDINALS) or kind in ("Nd", "Nl")
    return plain if plain != char and (counts or ord(char) in _RADICALS) else ""


def _joins_pictures(line: str, place: int) -> bool:
    """Whether a character joins two pictures to one, as in emoji."""
    around = line[:place].rstrip("\ufe0f")[-1:] + line[place + 1 : place + 2]
    return line[place] == "\u200d" and set(map(unicodedata.category, around)) <= {"So", "Sk"}


def _explained(char: str) -> str:
    name = f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip()
    if char == REPLACEMENT:
        return f"{name}: a character was lost here, type it again"
    if char not in _BLANK and (plain := _plain(char)):
        return f"{name}: write “{plain}”"
    if _is_apart(char) and char not in _BLANK:
        return f"{name} stands apart from its letter: type the letter with its accent"
    if char.isalpha() and char not in _BLANK:
        return f"{name} looks like a letter of this text and is none: type it again"
    return f"{name} cannot be seen: remove it"


def _mixed(line: str) -> Iterator[tuple[str, str]]:
    """Latin words with a Greek letter that looks Latin."""
    for word in _WORD.findall(line):
        alike = _GREEK_ALIKE.intersection(word)
        if alike and any(_script(char) == "LATIN" for char in word):
            yield word, f"“{word}”: {_explained(min(alike))}"


def _twice_encoded(line: str) -> Iterator[tuple[str, str]]:
    """Runs that are a text in one encoding whose bytes were read as another."""
    for found, meant in (*_read_as_western(line), *_read_as_chinese(line)):
        yield found, f"“{found}” was read in a wrong encoding: it was “{meant}”"


def _read_as_western(line: str) -> Iterator[tuple[str, str]]:
    if not _WESTERN.search(line):
        return
    western = "".join(map(_byte, line))
    for pattern, encoding in ((_UTF8, "utf-8"), (_GB, "gb18030")):
        for match in pattern.finditer(western):
            found = line[match.start() : match.end()]
            meant = match.group().encode("latin-1").decode(encoding, "ignore")
            quoted = found[0] not in "ÂÃ" and _CLOSING.issuperset(found[1:])
            if _MEANT.fullmatch(meant) and not quoted:
                yield found, meant


def _read_as_chinese(line: str) -> Iterator[tuple[str, str]]:
    for match in _HAN_RUN.finditer(line):
        coded = match.group().encode("gb18030")
        meant = coded.decode("utf-8", "ignore")
        if len(meant.encode()) > len(coded) - 3 and _HAN.fullmatch(meant):
            yield match.group(), meant


@cache
def _byte(char: str) -> str:
    """The byte of a character in Windows-1252, as the character of that number; else 0."""
    try:
        return char.encode("cp1252").decode("latin-1")
    except UnicodeEncodeError:
        return char if char < "\u0100" else "\0"


def _script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]
