from collections.abc import Iterator, Mapping
from itertools import combinations
from math import factorial

Worth = Mapping[frozenset[str], float]


def groups(senses: frozenset[str]) -> Iterator[frozenset[str]]:
    """All groups of these senses, the empty one included."""
    for size in range(len(senses) + 1):
        for chosen in combinations(sorted(senses), size):
            yield frozenset(chosen)


def measured(worth: Worth) -> frozenset[str]:
    """All senses; every group of them must have been measured."""
    senses = frozenset().union(*worth)
    for group in groups(senses):
        if group not in worth:
            raise ValueError(f"no number for the group {sorted(group)}")
    return senses


def shares(worth: Worth) -> dict[str, float]:
    """How much each sense adds, averaged over all orders of joining."""
    senses = measured(worth)
    count = len(senses)
    found = {}
    for sense in senses:
        found[sense] = 0.0
        for there in groups(senses - {sense}):
            before, after = len(there), count - len(there) - 1
            weight = factorial(before) * factorial(after) / factorial(count)
            found[sense] += weight * (worth[there | {sense}] - worth[there])
    return found


def interaction(worth: Worth, one: str, other: str) -> float:
    """How much more two senses add together than one by one."""
    senses = measured(worth)
    if one == other or not {one, other} <= senses:
        raise ValueError(f"two different senses, not {one!r} and {other!r}")
    rest = senses - {one, other}
    count = len(senses)
    total = 0.0
    for there in groups(rest):
        before, after = len(there), count - len(there) - 2
        weight = factorial(before) * factorial(after) / factorial(count - 1)
        total += weight * (
            worth[there | {one, other}]
            - worth[there | {one}]
            - worth[there | {other}]
            + worth[there]
        )
    return total
