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
    if (table < 0).any() or not (table > 0).any():
        raise ValueError("counts from 0 on are wanted, and not only zeros")
    together = (table.sum(2) > 0).tolist()
    first, second = [-1] * len(together), [-1] * len(together[0])
    part = 0
    for start, row in enumerate(together):
        if first[start] >= 0 or not any(row):
            continue
        first[start] = part
        waiting = [start]
        while waiting:
            one = waiting.pop()
            for other, met in enumerate(together[one]):
                if not met or second[other] >= 0:
                    continue
                second[other] = part
                for next_one, next_row in enumerate(together):
                    if next_row[other] and first[next_one] < 0:
                        first[next_one] = part
                        waiting.append(next_one)
        part += 1
    return first, second


def divide(table: Tensor) -> Parts:
    """The four parts in bits; redundant is what the common part tells."""
    first, _ = common_part(table)
    joint = table.double() / table.double().sum()  # (F, S, Y)
    common = joint.new_zeros(max(first) + 1, joint.shape[2])
    for value, part in enumerate(first):
        if part >= 0:
            common[part] += joint[value].sum(0)
    same = told(common)
    one, other = told(joint.sum(1)), told(joint.sum(0))
    both = told(joint.flatten(0, 1))
    return Parts(same, one - same, other - same, both - one - other + same)


def told(joint: Tensor) -> float:
    """The mutual information of source and answer, (A, Y), in bits."""
    alone = joint.sum(1, keepdim=True) * joint.sum(0, keepdim=True)
    there = joint > 0
    ratio = joint[there] / alone[there]
    return float((joint[there] * ratio.log2()).sum())
