"""Rules for Spanish: opening signs, the decimal point, quotation marks."""

import re
from collections.abc import Iterable, Iterator

from coursekit.gates.prose.passage import Passage
from coursekit.gates.prose.rule import Complaint, matches

_DECIMAL_COMMA = re.compile(r"(?<![\d,(\[])\d+,\d+(?![\d,)\]])")
_STRAIGHT = re.compile(r"\"")
_ENGLISH_QUOTES = re.compile(r"“[^”]*”?")
_ANGLE = re.compile(r"«[^»]*»")


def opening_signs(passage: Passage) -> Iterator[Complaint]:
    """As many opening as closing question and exclamation marks."""
    for opening, closing in ("¿?", "¡!"):
        if passage.text.count(opening) != passage.text.count(closing):
            message = f"{closing} needs its {opening}, and {opening} its {closing}"
            yield Complaint("opening sign", message, closing, passage.text.find(closing))


def decimal_point(passage: Passage) -> Iterable[Complaint]:
    """Numbers are written as in code and figures."""
    remedy = "write the decimal point, and a space between thousands"
    return matches("decimal", _DECIMAL_COMMA, passage.text, remedy)


def quotes(passage: Passage) -> Iterator[Complaint]:
    """« » outside, “ ” only inside them."""
    yield from matches("quotes", _STRAIGHT, passage.text, "quotes are « »")
    outside = _ANGLE.sub(lambda match: "·" * len(match.group()), passage.text)
    yield from matches("quotes", _ENGLISH_QUOTES, outside, "quotes are « », “ ” only inside them")
    if passage.text.count("«") != passage.text.count("»"):
        yield Complaint("quotes", "every « needs its »", "«", passage.text.find("«"))


RULES = (opening_signs, decimal_point, quotes)
