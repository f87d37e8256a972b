import random
from collections.abc import Sequence


def group_split(
    ids: Sequence[str], fractions: Sequence[float], seed: int
) -> list[list[int]]:
    """Rows of each part; all rows of an image stand in one part."""
    images = sorted(set(ids))  # a set alone has no reproducible order
    if min(fractions) <= 0 or abs(sum(fractions) - 1) > 1e-6:
        raise ValueError(f"{list(fractions)} must be positive with sum 1")
    if len(images) < len(fractions):
        raise ValueError(
            f"{len(images)} images cannot fill {len(fractions)} parts"
        )
    random.Random(seed).shuffle(images)
    part_of, end = {}, 0.0
    for part, fraction in enumerate(fractions):
        start, end = end, end + fraction * len(images)
        chosen = images[round(start) : round(end)]
        part_of.update(dict.fromkeys(chosen, part))
    parts: list[list[int]] = [[] for _ in fractions]
    for row, image in enumerate(ids):
        parts[part_of[image]].append(row)
    return parts
