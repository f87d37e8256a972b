from collections.abc import Sequence
from fractions import Fraction


def enough(matches: int) -> Fraction:
    """Three who agree are enough."""
    return min(Fraction(matches, 3), Fraction(1))


def accuracy(answer: str, people: Sequence[str]) -> Fraction:
    """What the answer earns if each person is left out once."""
    if len(people) < 2:
        raise ValueError(f"at least two people are needed: {people}")
    same = people.count(answer)
    earned = [enough(same - (left_out == answer)) for left_out in people]
    return sum(earned, Fraction(0)) / len(people)


def human(people: Sequence[str]) -> Fraction:
    """What people earn on average, each judged by the others."""
    if len(people) < 2:
        raise ValueError(f"nobody to compare with: {people}")
    earned = [enough(people.count(said) - 1) for said in people]
    return sum(earned, Fraction(0)) / len(people)


def safest(people: Sequence[str]) -> str:
    """The answer that earns most; of equals the one said first."""
    return max(people, key=lambda said: accuracy(said, people))
