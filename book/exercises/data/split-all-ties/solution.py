import random
from collections.abc import Collection, Mapping, Sequence

Rows = Sequence[Mapping[str, str | None]]


def tied_groups(
    rows: Rows,
    columns: Sequence[str],
    twins: Collection[tuple[int, int]],
) -> list[list[int]]:
    """Rows that hang together, directly or over others."""
    above = list(
        range(len(rows))
    )  # above[r] leads to the head of its group

    def head(row: int) -> int:
        while above[row] != row:
            above[row] = above[above[row]]
            row = above[row]
        return row

    first: dict[tuple[str, str], int] = {}
    ties = list(twins)
    for row, entry in enumerate(rows):
        for column in columns:
            if (value := entry[column]) is not None:
                ties.append((row, first.setdefault((column, value), row)))
    for one, other in ties:
        low, high = sorted((head(one), head(other)))
        above[high] = low
    groups: dict[int, list[int]] = {}
    for row in range(len(rows)):
        groups.setdefault(head(row), []).append(row)
    return list(groups.values())


def deal(
    groups: Sequence[Sequence[int]],
    fractions: Sequence[float],
    seed: int,
) -> list[list[int]]:
    """Whole groups dealt out to parts; the rows of each part."""
    if min(fractions) <= 0 or abs(sum(fractions) - 1) > 1e-6:
        raise ValueError(f"{list(fractions)} must be positive with sum 1")
    if len(groups) < len(fractions):
        raise ValueError(f"{len(groups)} groups, {len(fractions)} parts")
    total = sum(len(group) for group in groups)
    parts: list[list[int]] = [[] for _ in fractions]
    for group in random.Random(seed).sample(list(groups), len(groups)):
        lacking = [
            fraction * total - len(part)
            for fraction, part in zip(fractions, parts, strict=True)
        ]
        parts[lacking.index(max(lacking))].extend(group)
    return [sorted(part) for part in parts]


def leaks(
    rows: Rows,
    columns: Sequence[str],
    twins: Collection[tuple[int, int]],
    train: Collection[int],
    test: Collection[int],
) -> dict[str, int]:
    """Per column and for "twins": test rows tied directly to train."""
    train, test = set(train), set(test)
    found = {}
    for column in columns:
        known = {rows[row][column] for row in train} - {None}
        found[column] = sum(rows[row][column] in known for row in test)
    tied = {
        pair for one in twins for pair in (tuple(one), tuple(one)[::-1])
    }
    found["twins"] = len({a for a, b in tied if a in test and b in train})
    return found
