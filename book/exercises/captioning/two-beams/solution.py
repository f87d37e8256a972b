from collections.abc import Callable, Mapping, Sequence
from math import log

Words = tuple[str, ...]
Sentence = tuple[Words, float]  # its words, its log-probability


def beam_search(
    next_words: Callable[[Words], Mapping[str, float]],
    width: int,
    longest: int,
    end: str = ".",
) -> list[Sentence]:
    """At most ``width`` sentences that end, the likeliest first."""
    if width < 1 or longest < 1:
        raise ValueError(f"width {width}, longest {longest}: at least 1")
    kept: list[Sentence] = [((), 0.0)]
    while not all(words[-1:] == (end,) for words, _ in kept):
        grown: list[Sentence] = []
        for words, score in kept:
            if words[-1:] == (end,):
                grown.append((words, score))
                continue
            for word, chance in next_words(words).items():
                fits = word == end or len(words) + 1 < longest
                if chance > 0 and fits:
                    grown.append(((*words, word), score + log(chance)))
        grown.sort(
            key=lambda sentence: -sentence[1]
        )  # ties keep their order
        kept = grown[:width]
    return kept


def by_length(
    sentences: Sequence[Sentence], alpha: float
) -> list[Sentence]:
    """The same sentences, by log-probability / length ** alpha."""

    def score(sentence: Sentence) -> float:
        words, total = sentence
        return total / len(words) ** alpha

    return sorted(sentences, key=score, reverse=True)
