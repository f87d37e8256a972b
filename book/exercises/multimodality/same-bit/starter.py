from typing import NamedTuple

import torch
from torch import Tensor


class Parts(NamedTuple):
    redundant: float
    first_only: float
    second_only: float
    synergy: float


def common_part(table: Tensor) -> tuple[list[int], list[int]]:
    """The part of every value of the first and of the second source."""
    raise NotImplementedError


def divide(table: Tensor) -> Parts:
    """The four parts in bits; redundant is what the common part tells."""
    raise NotImplementedError
