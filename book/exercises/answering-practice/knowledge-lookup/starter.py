from collections.abc import Sequence

from torch import Tensor


def lookup(
    asked: tuple[Tensor, Tensor],
    keys: tuple[Tensor, Tensor],
    there: Tensor,
    strength: tuple[float, float],
    least: float,
) -> Tensor:
    """The weights of "nothing here" and of N entries, (B, 1 + N)."""
    raise NotImplementedError


def reply(weights: Tensor, values: Sequence[str]) -> list[str]:
    """The value with most weight, or "" where nothing has as much."""
    raise NotImplementedError
