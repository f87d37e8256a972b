"""Rules for Spanish: opening signs, numbers, quotation marks, words that mean money."""

import re
from collections.abc import Iterator

from coursekit.finding import Finding
from coursekit.gates.prose.passage import Passage
from coursekit.gates.prose.rule import matches, pattern_rule
from coursekit.myst.page import NUMBER

_DECIMAL_COMMA = r"(?<![\d,(\[])\d+,\d+(?![\d,)\]])"
_THOUSANDS = r"(?<=\d)\{,\}(?=\d)"
_MONEY = rf"(?i)(?:[\d{NUMBER}]|\b(?:mil(?:es)?|millón|millones|cien(?:tos)?)(?: de)?) pesos\b"
_SHARE = rf"\ben (?:un |una )?(?:[{NUMBER}]|0\.\d+) de (?:los|las) \w+"


def decimal_point(passage: Passage) -> Iterator[Finding]:
    """Numbers are written as in code and figures."""
    remedy = "write the decimal point, and a space between thousands"
    return matches(passage, passage.text, "decimal", _DECIMAL_COMMA, remedy)


def thousands(passage: Passage) -> Iterator[Finding]:
    """No commas between the thousands of a number in a formula."""
    remedy = "to a Spanish reader this is a decimal comma: write \\, between thousands"
    for formula in passage.formulas:
        yield from matches(passage, formula, "decimal", _THOUSANDS, remedy)


def pairs(passage: Passage) -> Iterator[Finding]:
    """As many opening as closing signs."""
    for opening, closing in ("¿?", "¡!"):
        if passage.text.count(opening) != passage.text.count(closing):
            message = f"{closing} needs its {opening}, and {opening} its {closing}"
            position = passage.text.find(closing)
            yield passage.finding("opening sign", message, closing, position)
    if passage.text.count("«") != passage.text.count("»"):
        yield passage.finding("quotes", "every « needs its »", "«", passage.text.find("«"))


def quotes(passage: Passage) -> Iterator[Finding]:
    """« » outside, “ ” only inside them."""
    outside = re.sub("«[^»]*»", lambda match: "·" * len(match.group()), passage.text)
    yield from matches(passage, passage.text, "quotes", '"', "quotes are « »")
    yield from matches(
        passage, outside, "quotes", "“[^”]*”?", "quotes are « », “ ” only inside them"
    )


RULES = (
    decimal_point,
    thousands,
    pairs,
    quotes,
    pattern_rule("money", _MONEY, "counted, “pesos” are money: write parámetros"),
    pattern_rule("share", _SHARE, "write a percentage: en el 95 % de los casos"),
)
