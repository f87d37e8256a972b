"""METEOR, small: words are matched, also by their stems, and pieces in order count more.

Source: Banerjee and Lavie 2005, with the weights of Lavie and Agarwal 2007. Synonyms, which the
published tools look up in WordNet, are left out.
"""

from collections.abc import Callable, Sequence

from multimodal.metrics.captions.n_grams import Tokens

Stem = Callable[[str], str]
Link = tuple[int, int]


def align(candidate: Tokens, reference: Tokens, stem: Stem) -> list[Link]:
    """Pairs of places (candidate, reference): equal words first, then equal stems.

    Each word is used once; from the right, the last free one is taken.
    """
    links: list[Link] = []
    for form in (str, stem):
        free = [place for place in range(len(reference)) if place not in {j for _, j in links}]
        taken = {i for i, _ in links}
        for i in reversed(range(len(candidate))):
            fits = [j for j in free if form(reference[j]) == form(candidate[i])]
            if i not in taken and fits:
                links.append((i, fits[-1]))
                free.remove(fits[-1])
    return sorted(links)


def chunks(links: Sequence[Link]) -> int:
    """In how many unbroken pieces the matched words lie in both sentences."""
    return sum((i - 1, j - 1) not in links for i, j in links)


def meteor(
    candidate: Tokens,
    references: Sequence[Tokens],
    *,
    stem: Stem = str,
    alpha: float = 0.9,
    beta: float = 3.0,
    gamma: float = 0.5,
) -> float:
    """The best score over the references, 0 to 1.

    Args:
        candidate: tokens, in lower case.
        references: tokens, in lower case.
        stem: takes a word to its stem, so that *star* and *stars* match; ``str`` changes nothing.
        alpha: weight of recall in the mean.
        beta: how steeply the penalty grows with the number of pieces.
        gamma: the largest penalty.
    """
    return max(_with_one(candidate, text, stem, alpha, beta, gamma) for text in references)


def _with_one(
    candidate: Tokens, reference: Tokens, stem: Stem, alpha: float, beta: float, gamma: float
) -> float:
    links = align(candidate, reference, stem)
    if not links:
        return 0.0
    precision, recall = len(links) / len(candidate), len(links) / len(reference)
    mean = precision * recall / (alpha * precision + (1 - alpha) * recall)
    return mean * (1 - gamma * (chunks(links) / len(links)) ** beta)
