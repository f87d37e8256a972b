"""A mutation run: slips are planted in the code, one at a time, and the tests must notice.

Usage: python -m tools.mutants --count 60 --seed 1 [--room multimodal/losses] [--list]

Not part of the tests; a run of 60 takes about half an hour on two cores. Written here and not left
to mutmut or cosmic-ray: neither samples by a seed, asks a module's own tests first, or knows axes,
gradients and modes of a network.
"""

import argparse
import queue
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from multimodal.terminal import make_printable
from tools.mutants.slips import Slip, find_slips
from tools.mutants.trial import Trial, copy_tree

ROOT = Path(__file__).parents[2]
ROOMS = {"package": "code/multimodal", "plots": "code/multimodal/plots", "kit": "code/coursekit"}


def room_of(path: str) -> str:
    """``package``, ``plots`` or ``kit``."""
    return max(
        (room for room in ROOMS if path.startswith(ROOMS[room])), key=lambda r: len(ROOMS[r])
    )


def sample(paths: list[str], count: int, chance: random.Random) -> list[Slip]:
    """So many slips of the files, each kind of slip as often as there are enough of it."""
    kinds: dict[str, list[Slip]] = defaultdict(list)
    for path in paths:
        for slip in find_slips(path, (ROOT / path).read_text("utf-8")):
            kinds[slip.operator].append(slip)
    for slips in kinds.values():
        chance.shuffle(slips)
    chosen: list[Slip] = []
    while len(chosen) < count and any(kinds.values()):
        for slips in filter(None, kinds.values()):
            slip = slips.pop()
            if len(chosen) < count and slip.apply((ROOT / slip.path).read_text("utf-8")):
                chosen.append(slip)
    return chosen


def choose(options: argparse.Namespace) -> list[Slip]:
    """The slips of this run, the same for the same seed and tree."""
    chance = random.Random(options.seed)
    names = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "code").rglob("*.py"))]
    names = [name for name in names if name.startswith(f"code/{options.room}")]
    rooms = {room: [name for name in names if room_of(name) == room] for room in ROOMS}
    shares = dict(zip(ROOMS, options.shares, strict=True))
    total = sum(share for room, share in shares.items() if rooms[room])
    return [
        slip
        for room, paths in rooms.items() if paths
        for slip in sample(paths, round(options.count * shares[room] / total), chance)
    ]  # fmt: skip


def judge_all(slips: list[Slip], *, jobs: int, limit: float) -> Iterator[str]:
    """What became of each slip, in order; every worker has a copy of the tree."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(jobs) as pool:
        free: queue.SimpleQueue[Trial] = queue.SimpleQueue()
        for number in range(jobs):
            free.put(Trial(copy_tree(ROOT, Path(folder, str(number))), limit=limit))

        def judge(slip: Slip) -> str:
            trial = free.get()
            try:
                return trial.judge(slip)
            finally:
                free.put(trial)

        yield from pool.map(judge, slips)


def report(slips: list[Slip], verdicts: list[str]) -> None:
    """Counts for each room, and the survivors."""
    counts: dict[str, Counter[str]] = {room: Counter() for room in ROOMS}
    for slip, verdict in zip(slips, verdicts, strict=True):
        counts[room_of(slip.path)][verdict.partition(" by")[0]] += 1
    for room, count in counts.items():
        print(
            f"{room:8}", ", ".join(f"{count[w]} {w}" for w in ("caught", "survived", "timed out"))
        )
    survivors = [s for s, v in zip(slips, verdicts, strict=True) if not v.startswith("caught")]
    print(f"{1 - len(survivors) / max(len(slips), 1):.0%} of {len(slips)} caught; the others:")
    print(*survivors, sep="\n")


def main() -> None:
    make_printable()
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--room", default="", help="a folder or file below code/")
    parser.add_argument("--shares", type=int, nargs=3, default=(3, 1, 1), metavar=tuple(ROOMS))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--limit", type=float, default=300, help="seconds for one slip")
    parser.add_argument("--list", action="store_true", help="only say what would be planted")
    options = parser.parse_args()
    slips = choose(options)
    if options.list:
        print(*slips, sep="\n")
        return
    verdicts: list[str] = []
    for verdict in judge_all(slips, jobs=options.jobs, limit=options.limit):
        print(f"{len(verdicts) + 1:3} {verdict} | {slips[len(verdicts)]}", flush=True)
        verdicts.append(verdict)
    report(slips, verdicts)


if __name__ == "__main__":
    main()
