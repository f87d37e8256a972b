"""How the course's parts compare with other libraries': ``python -m tools.peers [NAME …]``.

A ratio above 1 means that ours does more in a second of CPU time on one thread; least, median and
most of all rounds. Memory below 1 means that ours needs less.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence

import torch

from tools.peers import (
    caption_rows,
    clip_rows,
    import_rows,
    loader_rows,
    loop_rows,
    loss_rows,
    mae_rows,
    vit_rows,
)
from tools.peers.agreement import require_agreement
from tools.peers.memory import memory, weigh
from tools.peers.profiles import profiles
from tools.peers.row import OURS, Row, Side
from tools.peers.turns import speeds

ROOMS = (
    *(clip_rows, loss_rows, vit_rows, mae_rows, caption_rows),
    *(loop_rows, import_rows, loader_rows),
)
HEAD = "| what | beside | speed | peak memory | kept for backward |\n|---|---|---|---|---|"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table, a line as soon as it is measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="parts of the names of rows; all when omitted")
    parser.add_argument("--rounds", type=int, default=15, help="each side has two turns in a round")
    parser.add_argument("--seconds", type=float, default=0.3, help="of a side in a round")
    parser.add_argument("--memory", type=int, default=0, metavar="ROUNDS", help="measure memory")
    parser.add_argument("--profile", action="store_true", help="where the time goes, side by side")
    parser.add_argument("--alone", metavar="SIDE", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    rows = [row for row in all_rows() if chosen(row, options.names)]
    if not rows:
        parser.error("no such row; there are: " + ", ".join(row.name for row in all_rows()))
    torch.set_num_threads(1)
    os.environ["OMP_NUM_THREADS"] = "1"  # of the processes to come
    if options.alone:
        print(json.dumps(weigh(rows[0], options.alone)))
        return
    print("" if options.profile else HEAD, flush=True)
    for row in rows:
        for line in lines(row, options):
            print(line, flush=True)


def all_rows() -> list[Row]:
    """What can be measured."""
    return [row for room in ROOMS for row in room.rows()]


def chosen(row: Row, names: Sequence[str]) -> bool:
    """Whether some of the names is part of the row's, or none is given."""
    return not names or any(name in row.name for name in names)


def lines(row: Row, options: argparse.Namespace) -> Iterator[str]:
    """A line of the table for each peer that is there and says the same."""
    sides = present(row)
    if len(sides) < 2:
        return
    require_agreement(row.name, sides, row.tolerance)
    runs = {name: side.run for name, side in sides.items()}
    if options.profile:
        yield from profiles(row.name, runs)
        return
    spreads = speeds(runs, rounds=options.rounds, seconds=options.seconds)
    needs = memory(row, list(sides), options.memory) if row.memory and options.memory else {}
    for peer, spread in spreads.items():
        peak, kept = (str(needs[peer][0]), f"{needs[peer][1]:.3f}") if needs else ("", "")
        yield f"| {row.name} | {peer} | {spread} | {peak} | {kept} |"


def present(row: Row) -> dict[str, Side]:
    """The sides whose libraries are installed; says which are not."""
    sides = {}
    for name, build in row.sides.items():
        try:
            sides[name] = build()
        except ModuleNotFoundError as error:
            if name == OURS:
                raise
            print(f"{row.name}: {name} is left out, {error.name} is missing", file=sys.stderr)
    return sides


if __name__ == "__main__":
    main()
