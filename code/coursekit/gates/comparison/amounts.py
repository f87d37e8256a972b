"""Numbers of a block: a translation has those of the English, however it writes them."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from coursekit.datafiles import load_yaml
from coursekit.gates.comparison.rendering import Rendering, Version

# A fraction; thousands apart by commas or by spaces (not those after ViT-H/14); a plain number.
_NUMBER = re.compile(
    r"(?<![\d./])(?P<above>\d+)/(?P<below>[1-9]\d*)(?![\d./])"
    r"|(?<![\d.])\d{1,3}(?:,\d{3})+(?:\.\d+)?"
    r"|(?<![\d.\w/-])\d{1,3}(?:[ \xa0\u202f]\d{3}(?!\d))+(?:\.\d+)?|\d+(?:\.\d+)?"
)
_HAN_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2, "双": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_HAN = "".join([*_HAN_DIGITS, *_HAN_UNITS])
_HAN_NUMBER = re.compile(rf"[{_HAN}]+(?:分之[{_HAN}]+)?|半")
SMALL = range(2, 13)

Amounts = Counter[float]


def differing_numbers(rendering: Rendering) -> Iterator[str]:
    """Numbers in digits that only one of two blocks has; small ones in words that changed."""
    this, english = rendering.this, rendering.english
    lacks, adds = list(_missing(english, this)), list(_missing(this, english))
    if lacks or not {0.0, 1.0}.issuperset(adds):
        parts = [f"lacks {_listed(lacks)}"] * bool(lacks) + [f"adds {_listed(adds)}"] * bool(adds)
        yield f"the numbers differ from the English: {' and '.join(parts)}"
    else:
        yield from _exchanged(rendering)


def in_digits(version: Version) -> Amounts:
    """The numbers that the prose writes with digits, units such as million taken into account."""
    units = _table("units", version.language)
    found: Amounts = Counter()
    for match in _NUMBER.finditer(version.prose):
        value = _value(match)
        if unit := _unit(version.language).match(version.prose, match.end()):
            value = round(value * 10.0 ** units[unit[1]], 6)
        found[value] += 1
    return found


def in_any_form(version: Version) -> Amounts:
    """The same and the numbers in words, in formulas and in code, as often as they could count."""
    found = in_digits(version)
    for mark in version.block.marks:
        if mark.kind in ("math", "code"):
            found.update(map(_value, _NUMBER.finditer(mark.content)))
    found.update(in_words(version))
    return found


def in_words(version: Version) -> Iterator[float]:
    """The numbers that the prose writes with words."""
    if version.language == "zh":
        for match in _HAN_NUMBER.finditer(version.prose):
            yield from _chinese(match.group())
        return
    numerals = _table("numerals", version.language)
    for word in re.findall(r"\w+", version.prose.lower()):
        if word in numerals:
            yield numerals[word]


def _missing(wanted: Version, found: Version) -> Iterator[float]:
    there = in_any_form(found)
    scaled = any(_unit(v.language).search(v.prose) for v in (wanted, found))
    digits = set(map(_significant, there)) if scaled else set()
    for value, times in in_digits(wanted).items():
        if times > there[value] and _significant(value) not in digits:
            yield value


def _exchanged(rendering: Rendering) -> Iterator[str]:
    """A small number of which both witnesses have more, and one of which both have fewer."""
    if not rendering.others:
        return
    this = in_any_form(rendering.this)
    others = [in_any_form(witness) for witness in (rendering.english, *rendering.others)]
    lacks = [n for n in SMALL if this[n] < min(other[n] for other in others)]
    adds = [n for n in SMALL if this[n] > max(other[n] for other in others)]
    if lacks and adds:
        yield f"says {_listed(adds)} where the others say {_listed(lacks)}"


def _value(number: re.Match[str]) -> float:
    if number["above"]:
        return int(number["above"]) / int(number["below"])
    return float(re.sub(r"[,\s]", "", number.group()))


def _significant(value: float) -> str:
    """The digits of a number without its scale: 86 and 86,000,000 have the same."""
    return f"{value:.9e}".partition("e")[0].replace(".", "").strip("0")


def _listed(values: list[float]) -> str:
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
    return re.compile(rf"[\s-]*({'|'.join(words)})" + ("" if language == "zh" else r"\b"))


@cache
def _table(name: str, language: str) -> dict[str, float]:
    path = Path(__file__).with_name("amounts.yml")
    entries = load_yaml(path.read_text("utf-8"), path.name)[name].get(language, {})
    if name == "units":
        return entries
    return {word: value for value, words in entries.items() for word in words.split()}
