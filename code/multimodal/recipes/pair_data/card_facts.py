"""What a program can say of a set of pairs; the rest of a data card only people can answer."""

from collections import Counter

from multimodal.data.near_duplicates import bit_distances, difference_hash
from multimodal.data.pairs import PairDataset

SAME = 2 / 64
"""share of bits of the difference hash that twins may differ in"""


def card_facts(data: PairDataset) -> dict[str, object]:
    """Counts for the first row of a data card, by the names of its fields."""
    codes = difference_hash(data.images)
    alike = bit_distances(codes, codes) <= SAME
    texts = data.texts()
    return {
        "pictures": len(data),
        "side": data.images.shape[-1],
        "texts": len(texts),
        "languages": ", ".join(data.captions),
        "longest": max(map(len, texts)),
        "twins": int(alike.triu(diagonal=1).sum()),
        "repeated": sum(count > 1 for count in Counter(texts).values()),
    }
