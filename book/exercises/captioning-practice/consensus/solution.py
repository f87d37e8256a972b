from collections import Counter
from collections.abc import Callable, Sequence
from math import log, sqrt

Words = Sequence[str]
Gram = tuple[str, ...]


def grams(words: Words, n: int) -> Counter[Gram]:
    return Counter(
        tuple(words[i : i + n]) for i in range(len(words) - n + 1)
    )


def rarity(pictures: Sequence[Sequence[Words]]) -> Callable[[Gram], float]:
    """The weight of an n-gram: ln(pictures / pictures that have it)."""
    if not pictures:
        raise ValueError("no pictures")
    having: Counter[Gram] = Counter()
    for texts in pictures:
        having.update(
            {g for t in texts for n in (1, 2) for g in grams(t, n)}
        )
    count = len(pictures)
    return lambda gram: log(count / max(1, having[gram]))


def likeness(
    one: Words, other: Words, weight: Callable[[Gram], float]
) -> float:
    """Mean cosine of the weighted counts of words and of pairs of words."""
    found = 0.0
    for n in (1, 2):
        a, b = (
            {g: k * weight(g) for g, k in grams(words, n).items()}
            for words in (one, other)
        )
        product = sum(value * b.get(g, 0.0) for g, value in a.items())
        sizes = (sum(x * x for x in vector.values()) for vector in (a, b))
        norm = sqrt(next(sizes) * next(sizes))
        found += product / norm if norm else 0.0
    return found / 2


def consensus(
    captions: Sequence[Words], weight: Callable[[Gram], float]
) -> int:
    """Which caption is most like the others; the first of equals."""
    if not captions:
        raise ValueError("no captions")
    totals = [
        sum(
            likeness(one, other, weight)
            for j, other in enumerate(captions)
            if i != j
        )
        for i, one in enumerate(captions)
    ]
    best = max(totals)
    return next(i for i, t in enumerate(totals) if t > best - 1e-9)
