"""Rules for Spanish: opening signs, the decimal point, quotation marks."""

import re
from collections.abc import Iterator

from coursekit.finding import Finding
from coursekit.gates.prose.passage import Passage
from coursekit.gates.prose.rule import matches

_DECIMAL_COMMA = r"(?<![\d,(\[])\d+,\d+(?![\d,)\]])"


def decimal_point(passage: Passage) -> Iterator[Finding]:
    """Numbers are written as in code and figures."""
    remedy = "write the decimal point, and a space between thousands"
    return matches(passage, passage.text, "decimal", _DECIMAL_COMMA, remedy)


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


RULES = (decimal_point, pairs, quotes)
