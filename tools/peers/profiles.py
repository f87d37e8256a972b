"""Where the sides of a row spend their time, operation by operation."""

from collections.abc import Iterator, Mapping

from torch.profiler import ProfilerActivity, profile

from tools.peers.turns import Run

CALLS, SHOWN = 3, 12


def profiles(name: str, runs: Mapping[str, Run]) -> Iterator[str]:
    """A table of ms per call, the most expensive operations first."""
    times = {side: operations(run) for side, run in runs.items()}
    known = {operation for found in times.values() for operation in found}
    order = sorted(known, key=lambda one: -max(found.get(one, 0) for found in times.values()))
    yield f"\n| {name}, ms | {' | '.join(times)} |\n|---|{'---|' * len(times)}"
    for operation in [*order[:SHOWN], None]:
        cells = (
            found.get(operation, 0) if operation else sum(found.values())
            for found in times.values()
        )
        yield f"| {operation or 'all'} | {' | '.join(f'{cell:.3f}' for cell in cells)} |"


def operations(run: Run) -> dict[str, float]:
    """Milliseconds of each operation itself, per call."""
    for _ in range(2):  # the first time it counts its own beginning
        with profile(activities=[ProfilerActivity.CPU]) as seen:
            for _ in range(CALLS):
                run()
    return {event.key: event.self_cpu_time_total / 1000 / CALLS for event in seen.key_averages()}
