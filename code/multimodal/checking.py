"""The checks that a student sees: each, when it fails, says why in the student's language."""

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
        """Print how many checks held."""
        print(f"{self._exercise}: {self._passed} ✓")
