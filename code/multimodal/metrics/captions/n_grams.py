"""Runs of neighbouring words, counted: what BLEU and CIDEr compare."""

from collections import Counter
from collections.abc import Sequence

Tokens = Sequence[str]
"""a sentence that is cut into words, or into characters"""
Gram = tuple[str, ...]


def n_grams(tokens: Tokens, n: int) -> Counter[Gram]:
    """How often each run of ``n`` neighbouring tokens occurs."""
    return Counter(tuple(tokens[start : start + n]) for start in range(len(tokens) - n + 1))


def require_references(
    candidates: Sequence[Tokens], references: Sequence[Sequence[Tokens]]
) -> None:
    """Each candidate has a list of references, each a list of tokens and no bare text.

    Raises:
        ValueError: something else.
    """
    if not candidates or len(candidates) != len(references):
        raise ValueError(f"{len(candidates)} candidates, references for {len(references)}")
    for place, (candidate, each) in enumerate(zip(candidates, references, strict=True)):
        if not each:
            raise ValueError(f"candidate {place} has no reference")
        if any(isinstance(text, str) for text in (candidate, each, *each)):
            raise ValueError(
                f"candidate {place}: tokens are wanted, such as ['a', 'cat'], not text"
            )
