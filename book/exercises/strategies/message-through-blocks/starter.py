from collections.abc import Sequence


def pairs(plan: Sequence[str], n: int, m: int, s: int) -> int:
    """How many pairs of a query and a key all blocks compare."""
    raise NotImplementedError


def hears(plan: Sequence[str], s: int) -> tuple[bool, bool]:
    """Whether the first stream hears the second, and the other way."""
    raise NotImplementedError
