import itertools
import math
from collections.abc import Sequence


def threshold(
    sure: Sequence[float], right: Sequence[bool], risk: float
) -> float:
    """The least threshold whose answers are wrong this often at most."""
    if not 0 <= risk <= 1:
        raise ValueError(f"a risk is a share from 0 to 1, not {risk}")
    pairs = sorted(zip(sure, right, strict=True), reverse=True)
    chosen, answered, wrong = math.inf, 0, 0
    for limit, tied in itertools.groupby(pairs, key=lambda pair: pair[0]):
        worth = [is_right for _, is_right in tied]
        answered += len(worth)
        wrong += worth.count(False)
        if wrong / answered <= risk:
            chosen = limit
    return chosen


def outcome(
    sure: Sequence[float], right: Sequence[bool], limit: float
) -> tuple[float, float]:
    """Coverage, and risk, of the answers that are sure enough."""
    rows = list(zip(sure, right, strict=True))
    if not rows:
        raise ValueError("there are no questions to answer")
    given = [is_right for one, is_right in rows if one >= limit]
    wrong = given.count(False) / len(given) if given else 0.0
    return len(given) / len(rows), wrong
