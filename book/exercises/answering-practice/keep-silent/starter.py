from collections.abc import Sequence


def threshold(
    sure: Sequence[float], right: Sequence[bool], risk: float
) -> float:
    """The least threshold whose answers are wrong this often at most."""
    raise NotImplementedError


def outcome(
    sure: Sequence[float], right: Sequence[bool], limit: float
) -> tuple[float, float]:
    """Coverage, and risk, of the answers that are sure enough."""
    raise NotImplementedError
