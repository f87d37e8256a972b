from collections.abc import Callable, Mapping, Sequence

Words = tuple[str, ...]
Sentence = tuple[Words, float]  # its words, its log-probability


def beam_search(
    next_words: Callable[[Words], Mapping[str, float]],
    width: int,
    longest: int,
    end: str = ".",
) -> list[Sentence]:
    """At most ``width`` sentences that end, the likeliest first."""
    raise NotImplementedError


def by_length(
    sentences: Sequence[Sentence], alpha: float
) -> list[Sentence]:
    """The same sentences, by log-probability / length ** alpha."""
    raise NotImplementedError
