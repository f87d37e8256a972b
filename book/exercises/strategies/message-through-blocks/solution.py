from collections.abc import Sequence


def pairs(plan: Sequence[str], n: int, m: int, s: int) -> int:
    """How many pairs of a query and a key all blocks compare."""
    price = {
        "alone": n**2 + m**2,
        "shared": (n + s) ** 2 + (m + s) ** 2,
        "joined": (n + m) ** 2,
        "asks": n * (n + m) + m**2,
    }
    unknown = set(plan) - set(price)
    if unknown:
        raise ValueError(f"no such block: {unknown}")
    return sum(price[kind] for kind in plan)


def hears(plan: Sequence[str], s: int) -> tuple[bool, bool]:
    """Whether the first stream hears the second, and the other way."""
    pairs(plan, 1, 1, s)  # refuses what is unknown
    one, two, board = {1}, {2}, set()
    for kind in plan:
        if kind == "shared" and s:
            one, two, board = one | board, two | board, one | two | board
        if kind == "joined":
            one = two = one | two
        if kind == "asks":
            one = one | two
    return 2 in one, 1 in two
