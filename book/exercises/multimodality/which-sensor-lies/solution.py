from collections.abc import Sequence
from itertools import combinations
from math import hypot, isfinite
from typing import NamedTuple


class Fused(NamedTuple):
    value: float | None
    sigma: float | None
    used: tuple[int, ...]


def fuse(
    readings: Sequence[float],
    sigmas: Sequence[float],
    *,
    apart: float = 3.0,
) -> Fused:
    """The best value of the largest group of sensors that agree."""
    if len(readings) != len(sigmas):
        raise ValueError(f"{len(readings)} readings, {len(sigmas)} sigmas")
    for sigma in sigmas:
        if not (isfinite(sigma) and sigma > 0):
            raise ValueError(f"a sigma must be above 0, not {sigma}")
    present = [k for k, reading in enumerate(readings) if isfinite(reading)]

    def agree(a: int, b: int) -> bool:
        distance = abs(readings[a] - readings[b])
        return distance <= apart * hypot(sigmas[a], sigmas[b])

    def error(group: tuple[int, ...]) -> float:
        return sum(sigmas[k] ** -2 for k in group) ** -0.5

    for size in range(len(present), max(1, len(present) // 2), -1):
        found = [
            group
            for group in combinations(present, size)
            if all(agree(a, b) for a, b in combinations(group, 2))
        ]
        if found:
            best = min(found, key=error)  # of equals the first
            precision = sum(sigmas[k] ** -2 for k in best)
            total = sum(readings[k] / sigmas[k] ** 2 for k in best)
            return Fused(total / precision, error(best), best)
    return Fused(None, None, ())
