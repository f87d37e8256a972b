from collections.abc import Callable, Sequence

Words = Sequence[str]
Gram = tuple[str, ...]


def rarity(pictures: Sequence[Sequence[Words]]) -> Callable[[Gram], float]:
    """The weight of an n-gram: ln(pictures / pictures that have it)."""
    raise NotImplementedError


def likeness(
    one: Words, other: Words, weight: Callable[[Gram], float]
) -> float:
    """Mean cosine of the weighted counts of words and of pairs of words."""
    raise NotImplementedError


def consensus(
    captions: Sequence[Words], weight: Callable[[Gram], float]
) -> int:
    """Which caption is most like the others; the first of equals."""
    raise NotImplementedError
