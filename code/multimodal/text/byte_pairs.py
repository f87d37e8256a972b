"""Byte-pair encoding by hand, and what a text costs in characters, words, bytes and pieces.

The course's tokenizer (:mod:`multimodal.text.tokenizer`) does the same with a library, faster.

Source: Sennrich et al. 2016, arXiv 1508.07909, algorithm 1.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from multimodal.arguments import as_texts, require_whole

Pair = tuple[str, str]


def count_pairs(words: dict[tuple[str, ...], int]) -> Counter[Pair]:
    """How often two pieces are neighbours inside a word, words counted as often as they occur."""
    found: Counter[Pair] = Counter()
    for pieces, count in words.items():
        for pair in pairwise(pieces):
            found[pair] += count
    return found


def merge(pieces: Sequence[str], pair: Pair) -> tuple[str, ...]:
    """The same pieces with each ``pair`` of neighbours made one, from left to right."""
    joined: list[str] = []
    for piece in pieces:
        if joined and (joined[-1], piece) == pair:
            joined[-1] += piece
        else:
            joined.append(piece)
    return tuple(joined)


def learn_merges(texts: Iterable[str], count: int) -> list[Pair]:
    """The first ``count`` merges: each time the most frequent pair, the first in order of equals.

    Words end where the blanks are; a text without blanks is one word.
    """
    require_whole(0, count=count)
    written = Counter(word for text in as_texts(texts) for word in text.split())
    words = {tuple(word): number for word, number in written.items()}
    merges: list[Pair] = []
    while len(merges) < count and (pairs := count_pairs(words)):
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        merges.append(best)
        words = {merge(pieces, best): number for pieces, number in words.items()}
    return merges


def encode(word: str, merges: Sequence[Pair]) -> tuple[str, ...]:
    """The pieces of a word after all merges, in their order."""
    pieces: tuple[str, ...] = tuple(word)
    for pair in merges:
        pieces = merge(pieces, pair)
    return pieces
