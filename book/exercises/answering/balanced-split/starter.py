from collections.abc import Sequence

Row = tuple[str, str, str]  # question, picture, answer


def balanced_pairs(rows: Sequence[Row]) -> list[tuple[Row, Row]]:
    """As many pairs as possible: one question, two answers."""
    raise NotImplementedError


def evened(rows: Sequence[Row]) -> list[Row]:
    """Of each question every answer equally often."""
    raise NotImplementedError


def blind_share(rows: Sequence[Row]) -> float:
    """What the best guesser gets who hears only the question."""
    raise NotImplementedError
