from collections.abc import Sequence
from fractions import Fraction


def accuracy(answer: str, people: Sequence[str]) -> Fraction:
    """What the answer earns if each person is left out once."""
    raise NotImplementedError


def human(people: Sequence[str]) -> Fraction:
    """What people earn on average, each judged by the others."""
    raise NotImplementedError


def safest(people: Sequence[str]) -> str:
    """The answer that earns most; of equals the one said first."""
    raise NotImplementedError
