"""How much of what captions name is not in the picture.

Source: the measure CHAIR of Rohrbach et al. 2018, *Object Hallucination in Image Captioning*
(arXiv 1809.02156).
"""

from collections.abc import Collection, Hashable, Sequence
from typing import NamedTuple


class Hallucination(NamedTuple):
    """Two shares, from 0 to 1; the paper calls them CHAIR_i and CHAIR_s."""

    mentions: float
    """of all things that the captions name, those that are not there"""
    sentences: float
    """of all captions, those that name at least one such thing"""


def hallucination(
    named: Sequence[Collection[Hashable]], present: Sequence[Collection[Hashable]]
) -> Hallucination:
    """Compare what each caption names with what its picture holds.

    Args:
        named: per caption what it names; a thing that is named twice counts twice.
        present: per picture what is there.

    Raises:
        ValueError: no captions, or not as many as pictures.
    """
    if not named or len(named) != len(present):
        raise ValueError(f"{len(named)} captions but {len(present)} pictures")
    absent = [
        sum(thing not in there for thing in said)
        for said, there in zip(named, present, strict=True)
    ]
    mentions = sum(map(len, named))
    return Hallucination(
        mentions=sum(absent) / mentions if mentions else 0.0,
        sentences=sum(map(bool, absent)) / len(named),
    )
