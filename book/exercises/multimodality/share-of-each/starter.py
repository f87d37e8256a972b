from collections.abc import Mapping

Worth = Mapping[frozenset[str], float]


def shares(worth: Worth) -> dict[str, float]:
    """How much each sense adds, averaged over all orders of joining."""
    raise NotImplementedError


def interaction(worth: Worth, one: str, other: str) -> float:
    """How much more two senses add together than one by one."""
    raise NotImplementedError
