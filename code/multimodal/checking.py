"""The checks that a student sees: each, when it fails, says why in the student's language."""

import sys
from typing import TextIO

from multimodal.language import Words, reader_language


class Checks:
    """The visible checks of one exercise; their messages stand in the catalogue of its chapter.

    >>> check = Checks("clip-loss", topic="exercises/clip")
    >>> check(loss.shape == (), "scalar", shape=tuple(loss.shape))
    >>> check.report()
    """

    def __init__(self, exercise: str, *, topic: str):
        self._exercise = exercise
        self._words = Words(reader_language(), topic)
        self._passed = 0

    def __call__(self, holds: bool, key: str, **fields: object) -> None:
        """One check.

        Raises:
            AssertionError: it does not hold; the message is that of ``<exercise>.<key>``.
            ValueError: the catalogue has no such message.
        """
        message = self._words(f"{self._exercise}.{key}", **fields)
        if not holds:
            raise AssertionError(message)
        self._passed += 1

    def report(self) -> None:
        """Print how many checks held, in signs that the stream can show."""
        sign = "✓" if _can_show("✓", sys.stdout) else "OK"
        print(f"{self._exercise}: {self._passed} {sign}")


def _can_show(text: str, stream: TextIO) -> bool:
    """Whether the code page of a stream has these characters; a stream without one has all."""
    try:
        text.encode(getattr(stream, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
