"""Captions as lists of words, for metrics: a choice that changes every score."""

import re
from collections.abc import Collection


def words(text: str) -> list[str]:
    """Runs of letters and digits in lower case; each punctuation mark stands alone."""
    return re.findall(r"\w+|[^\w\s]", text.lower())


def characters(text: str) -> list[str]:
    """Each character without the spaces: the simplest way to cut Chinese."""
    return [letter for letter in text.lower() if not letter.isspace()]


def dictionary_words(text: str, dictionary: Collection[str]) -> list[str]:
    """Chinese words by *forward maximum matching*: from the left, the longest known word.

    A character that begins no known word stands alone.
    """
    text, found = "".join(characters(text)), []
    longest = max(map(len, dictionary), default=1)
    while text:
        fits = (text[:n] for n in range(longest, 1, -1) if text[:n] in dictionary)
        found.append(next(fits, text[0]))
        text = text[len(found[-1]) :]
    return found


def cut_caption(text: str, language: str) -> list[str]:
    """Characters for Chinese, words for the others."""
    return characters(text) if language == "zh" else words(text)
