"""Sides take turns in one process, so that what disturbs the machine disturbs all of them alike."""

import gc
import math
import resource
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

Run = Callable[[], object]
Clock = Callable[[], float]


class Spread(NamedTuple):
    """Ratios of several rounds."""

    least: float
    median: float
    most: float

    @classmethod
    def of(cls, ratios: list[float]) -> "Spread":
        """Of at least one."""
        return cls(min(ratios), statistics.median(ratios), max(ratios))

    def __str__(self) -> str:
        return f"{self.least:.2f} / **{self.median:.2f}** / {self.most:.2f}"


def cpu_seconds() -> float:
    """CPU time of this process, and of the processes that it waited for."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def speeds(
    runs: Mapping[str, Run], *, rounds: int, seconds: float, clock: Clock = cpu_seconds
) -> dict[str, Spread]:
    """How many times as fast the first side is as each of the others, round by round.

    Args:
        runs: name → what is timed.
        rounds: each side has two turns in each, A B C C B A.
        seconds: that a round takes for the slowest side, if one call is not longer.
        clock: what time it is.
    """
    spent: dict[str, list[float]] = {name: [] for name in runs}
    with without_collection():
        slowest = max(_warm(run, clock) for run in runs.values())
        calls = max(1, math.ceil(seconds / 2 / max(slowest, 1e-9)))
        for _ in range(rounds):
            gc.collect()
            total = dict.fromkeys(runs, 0.0)
            for name in [*runs, *reversed(list(runs))]:
                total[name] += _time(runs[name], calls, clock)
            for name, used in total.items():
                spent[name].append(used)
    first, *others = runs
    return {
        name: Spread.of([b / a for a, b in zip(spent[first], spent[name], strict=True)])
        for name in others
    }


@contextmanager
def without_collection() -> Iterator[None]:
    """Python's garbage stays where it is."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _warm(run: Run, clock: Clock) -> float:
    run()
    return min(_time(run, 1, clock) for _ in range(2))


def _time(run: Run, calls: int, clock: Clock) -> float:
    start = clock()
    for _ in range(calls):
        run()
    return clock() - start
