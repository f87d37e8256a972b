"""Thousands as each language groups them: 20,000 in English and Chinese, 20 000 in Spanish."""

import re

SPACE = "\N{NARROW NO-BREAK SPACE}"
BETWEEN_DIGITS = re.compile(r"(?<=\d),(?=\d{3})")


def thousands(text: str, language: str) -> str:
    """A number that Python grouped by commas, in the typography of a language."""
    return BETWEEN_DIGITS.sub(SPACE, text) if language == "es" else text
