"""Questions broken into lines, as each language is broken."""

import textwrap


def wrapped(text: str, letters: int, language: str) -> list[str]:
    """The lines of a question.

    Args:
        text: the question.
        letters: Latin letters in a line; half as many Chinese characters.
        language: of the text.
    """
    if language != "zh":
        return textwrap.wrap(text, letters)
    text, across = text.replace(" ", ""), letters // 2
    lines = -(-len(text) // across)
    even = -(-len(text) // lines) if lines else across
    return [text[start : start + even] for start in range(0, len(text), even)]
