import random
from collections.abc import Sequence


def group_split(
    ids: Sequence[str], fractions: Sequence[float], seed: int
) -> list[list[int]]:
    """Rows of each part; all rows of an image stand in one part."""
    raise NotImplementedError
