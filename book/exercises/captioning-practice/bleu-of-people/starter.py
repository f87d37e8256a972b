from collections.abc import Iterable, Sequence

Words = Sequence[str]
Pair = tuple[Words, Sequence[Words]]  # a caption and its references


def clipped(
    caption: Words, references: Sequence[Words], n: int
) -> tuple[int, int]:
    """How many n-grams of the caption match, and how many it has."""
    raise NotImplementedError


def bleu(pairs: Iterable[Pair], longest: int = 4) -> float:
    """BLEU of a corpus of pairs, from 0 to 1."""
    raise NotImplementedError


def bleu_of_people(
    references: Sequence[Sequence[Words]], longest: int = 4
) -> float:
    """Each reference is judged by the others of its picture."""
    raise NotImplementedError


def bleu_on_equal_terms(
    captions: Sequence[Words],
    references: Sequence[Sequence[Words]],
    longest: int = 4,
) -> float:
    """Each caption is judged by what people are judged by."""
    raise NotImplementedError
