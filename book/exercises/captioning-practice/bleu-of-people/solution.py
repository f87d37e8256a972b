from collections import Counter
from collections.abc import Iterable, Sequence
from math import exp, log

Words = Sequence[str]
Pair = tuple[Words, Sequence[Words]]  # a caption and its references


def grams(words: Words, n: int) -> Counter:
    return Counter(
        tuple(words[i : i + n]) for i in range(len(words) - n + 1)
    )


def clipped(
    caption: Words, references: Sequence[Words], n: int
) -> tuple[int, int]:
    """How many n-grams of the caption match, and how many it has."""
    own, most = grams(caption, n), Counter()
    for words in references:
        most |= grams(words, n)  # the larger count of each
    return (own & most).total(), own.total()


def closest(caption: Words, references: Sequence[Words]) -> int:
    size = len(caption)
    return min(map(len, references), key=lambda r: (abs(r - size), r))


def bleu(pairs: Iterable[Pair], longest: int = 4) -> float:
    """BLEU of a corpus of pairs, from 0 to 1."""
    pairs = list(pairs)
    if not pairs:
        raise ValueError("no captions")
    logs = 0.0
    for n in range(1, longest + 1):
        counts = [clipped(*pair, n) for pair in pairs]
        matched = sum(one for one, _ in counts)
        if not matched:
            return 0.0
        logs += log(matched / sum(all_ for _, all_ in counts)) / longest
    c = sum(len(caption) for caption, _ in pairs)
    r = sum(closest(*pair) for pair in pairs)
    return exp(min(0.0, 1 - r / c) + logs)


def without_each(references: Sequence[Words]) -> list[Pair]:
    """Each reference with the others; nothing where there are none."""
    if len(references) < 2:
        return []
    return [
        (one, [*references[:i], *references[i + 1 :]])
        for i, one in enumerate(references)
    ]


def bleu_of_people(
    references: Sequence[Sequence[Words]], longest: int = 4
) -> float:
    """Each reference is judged by the others of its picture."""
    return bleu(
        (pair for texts in references for pair in without_each(texts)),
        longest,
    )


def bleu_on_equal_terms(
    captions: Sequence[Words],
    references: Sequence[Sequence[Words]],
    longest: int = 4,
) -> float:
    """Each caption is judged by what people are judged by."""
    return bleu(
        (
            (caption, others)
            for caption, texts in zip(captions, references, strict=True)
            for _, others in without_each(texts)
        ),
        longest,
    )
