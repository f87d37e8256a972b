"""Numbers of a block: a translation has those of the English, however it writes them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from math import isclose
from pathlib import Path
from typing import NamedTuple

from coursekit.datafiles import load_yaml
from coursekit.gates.comparison.witnesses import FREE_ORDER, Rendering, Version

# A fraction; thousands apart by commas or by spaces (not those after ViT-H/14); a plain number.
_NUMBER = re.compile(
    r"(?<![\d./])(?P<above>\d+)/(?P<below>[1-9]\d*)(?![\d/]|\.\d)"
    r"|(?<![\d.])\d{1,3}(?:,\d{3})+(?:\.\d+)?"
    r"|(?<![\d.\w/-])\d{1,3}(?:[ \xa0\u202f]\d{3}(?!\d))+(?:\.\d+)?|\d+(?:\.\d+)?"
)
_HAN_DIGITS = {"两": 2, "双": 2} | {sign: n for n, sign in enumerate("零一二三四五六七八九")}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_HAN = "".join([*_HAN_DIGITS, *_HAN_UNITS])
_HAN_NUMBER = re.compile(rf"[{_HAN}]+(?:分之[{_HAN}]+)?|半")
_WORD = re.compile(r"\w+")
SMALL = range(2, 13)
SCALES = tuple(10.0**power for power in (-9, -8, -6, -4, -3, 3, 4, 6, 8, 9))
"""What a number may differ by where a unit stands for several: 86 to 88 million."""

Amounts = Counter[float]


class Counted(NamedTuple):
    """The numbers of a block.

    Attributes:
        digits: those that the prose writes with digits.
        forms: the same and those in words, in formulas and in code.
        scaled: whether units such as million stand there.
        order: those with digits one after the other.
    """

    digits: Amounts
    forms: Amounts
    scaled: bool
    order: tuple[float, ...] = ()


def differing_numbers(rendering: Rendering) -> Iterator[str]:
    """Numbers in digits that one of two blocks lacks or exchanges; small ones in words."""
    this, english = count_numbers(rendering.this), count_numbers(rendering.english)
    lacks = list(_missing(english, this))
    adds = [value for value in _missing(this, english) if not english.forms[value]]
    if lacks or not {0.0, 1.0}.issuperset(adds):
        parts = [f"lacks {_listed(lacks)}"] * bool(lacks) + [f"adds {_listed(adds)}"] * bool(adds)
        yield f"the numbers differ from the English: {' and '.join(parts)}"
    elif rendering.others:
        others = [english, *map(count_numbers, rendering.others)]
        yield from _exchanged(this, others)
        free = rendering.this.language in FREE_ORDER or english.digits != this.digits
        if not free and {other.order for other in others} == {english.order} != {this.order}:
            yield f"gives {_listed(this.order)} in place of {_listed(english.order)}"


def count_numbers(version: Version) -> Counted:
    """The numbers of a block of a language."""
    marks = (m.content for m in version.block.marks if m.kind in ("math", "code"))
    return _counted(version.prose, version.language, " ; ".join(marks))


@cache
def _counted(prose: str, language: str, marks: str) -> Counted:
    units, unit = _table("units", language), _unit(language)
    order = []
    for match in _NUMBER.finditer(prose):
        follows = unit.match(prose, match.end())
        scale = 10.0 ** (units[follows[1]] if follows else 0)
        order.append(round(_value(match) * scale, 6))
    digits = Counter(order)
    words = Counter([*map(_value, _NUMBER.finditer(marks)), *_in_words(prose, language)])
    return Counted(digits, digits + words, bool(unit.search(prose)), tuple(order))


def _in_words(prose: str, language: str) -> Iterator[float]:
    if language == "zh":
        for match in _HAN_NUMBER.finditer(prose):
            yield from _chinese(match.group())
        return
    numerals = _table("numerals", language)
    yield from (numerals[word] for word in _WORD.findall(prose.lower()) if word in numerals)


def _missing(wanted: Counted, found: Counted) -> Iterator[float]:
    scales = SCALES if wanted.scaled or found.scaled else ()
    for value, times in wanted.digits.items():
        alike = (isclose(value * scale, other) for scale in scales for other in found.forms)
        if times > found.forms[value] and not any(alike):
            yield value


def _exchanged(this: Counted, others: list[Counted]) -> Iterator[str]:
    """A small number of which all others have more, and one of which all have fewer."""
    lacks = [n for n in SMALL if this.forms[n] < min(other.forms[n] for other in others)]
    adds = [n for n in SMALL if this.forms[n] > max(other.forms[n] for other in others)]
    if lacks and adds:
        yield f"says {_listed(adds)} where the others say {_listed(lacks)}"


def _value(number: re.Match[str]) -> float:
    if number["above"]:
        return int(number["above"]) / int(number["below"])
    return float(re.sub(r"[,\s]", "", number.group()))


def _listed(values: Iterable[float]) -> str:
    return ", ".join(f"{value:,.12g}" for value in values)


def _chinese(numeral: str) -> Iterator[float]:
    if numeral == "半":
        yield from (0.5, 50)
        return
    denominator, fraction, numerator = numeral.partition("分之")
    yield _han_value(denominator)
    if fraction:
        n, d = _han_value(numerator), _han_value(denominator)
        yield from (n, n / d, 100 * n / d) if d else (n,)


def _han_value(numeral: str) -> float:
    total = section = digit = 0
    for sign in numeral:
        if sign in _HAN_DIGITS:
            digit = _HAN_DIGITS[sign]
        elif (unit := _HAN_UNITS[sign]) < 10**4:
            section, digit = section + (digit or 1) * unit, 0
        else:
            total, section, digit = (total + section + digit or 1) * unit, 0, 0
    return total + section + digit


@cache
def _unit(language: str) -> re.Pattern[str]:
    words = sorted(_table("units", language), key=len, reverse=True)
    return re.compile(rf"[\s-]*({'|'.join(words) or '(?!)'})" + ("" if language == "zh" else r"\b"))


@cache
def _table(name: str, language: str) -> dict[str, float]:
    path = Path(__file__).with_name("amounts.yml")
    entries = load_yaml(path.read_text("utf-8"), path.name)[name].get(language, {})
    if name == "units":
        return entries
    return {word: value for value, words in entries.items() for word in words.split()}
