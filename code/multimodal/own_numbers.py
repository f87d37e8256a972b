"""Numbers that a written answer needs, checked without being shown.

A computed number is compared to two significant digits. Only its digest stands here: enough to keep
a reader from seeing it by accident, not to keep one from trying all numbers.
"""

import math
from hashlib import sha256

from multimodal.language import Words, reader_language

EXPECTED = {
    "suspicious-persons.percent": "e71b4cf10ea0",
    "false-negatives.pairs-32": "a32452f530cf",
    "false-negatives.pairs-512": "7e6ca8a43229",
    "false-negatives.percent-seen": "a583c8fdda55",
    "design-a-swap-test.examples": "95da70bce183",
    "binding-and-recall.least-q-percent": "a42f2f87ad62",
    "why-no-collapse.simclr": "4be1c122f1db",
    "why-no-collapse.moco": "6656889196b2",
    "why-no-collapse.swav": "67362b0047c2",
    "vit-beats-cnn.cost-factor": "c5d6e4db22b0",
    "vit-beats-cnn.recipe-points": "05b25898a840",
    "checking-a-source.vit-g": "4dd901f82f86",
    "checking-a-source.vit-h": "b0311eeebb4c",
    "checking-a-source.vit-G": "96e3897e5930",
    "how-much-to-mask.seeds": "e0d233ad0cc6",
}
"""Exercise and number → digest of both and the value, rounded to two significant digits."""


def own_number(name: str, value: float) -> bool:
    """Say whether a number that one has computed is right to two significant digits.

    Args:
        name: exercise and number, as the exercise writes them.
        value: what one has found.

    Raises:
        ValueError: no exercise asks for a number of this name, or the value is no number.
    """
    if name not in EXPECTED:
        raise ValueError(f"no number is called {name!r}: the names are {', '.join(EXPECTED)}")
    if not math.isfinite(value):
        raise ValueError(f"{name} must be a number, not {value}")
    right = digest(name, value) == EXPECTED[name]
    words = Words(reader_language(), "numbers")
    print(words("right" if right else "wrong", name=name, value=f"{value:g}"))
    return right


def digest(name: str, value: float) -> str:
    """What stands in for a number."""
    return sha256(f"{name} {value:.1e}".encode()).hexdigest()[:12]
