import random
import zlib
from collections.abc import Iterator, Mapping, Sequence


def token_batches(
    lengths: Sequence[int], budget: int, *, seed: int, epoch: int
) -> list[list[int]]:
    """The batches of one epoch, each a list of rows."""
    for row, length in enumerate(lengths):
        if not 1 <= length <= budget:
            raise ValueError(f"row {row} has {length} of {budget} tokens")
    dice = random.Random(f"{seed} {epoch}")
    rows = list(range(len(lengths)))
    dice.shuffle(rows)  # who meets whom among equally long texts
    rows.sort(key=lambda row: lengths[row])
    batches: list[list[int]] = []
    for row in rows:  # ascending: the newest text is the longest
        if not batches or (len(batches[-1]) + 1) * lengths[row] > budget:
            batches.append([])
        batches[-1].append(row)
    dice.shuffle(batches)
    return batches


def stream(
    lengths: Sequence[int],
    budget: int,
    *,
    seed: int,
    state: Mapping | None = None,
) -> Iterator[tuple[list[int], dict]]:
    """Batches of all epochs, each with the state that goes on after it."""
    if not lengths:
        raise ValueError("no texts: there would be no batch, for ever")
    task = zlib.crc32(repr((list(lengths), budget, seed)).encode())
    state = dict(state or {"task": task, "epoch": 0, "next": 0})
    if state["task"] != task:
        raise ValueError("the state is that of other texts, budget or seed")
    return follow(lengths, budget, seed, state)


def follow(
    lengths: Sequence[int], budget: int, seed: int, state: dict
) -> Iterator[tuple[list[int], dict]]:
    epoch, start = state["epoch"], state["next"]
    while True:
        batches = token_batches(lengths, budget, seed=seed, epoch=epoch)
        for place in range(start, len(batches)):
            after = {"epoch": epoch, "next": place + 1}
            yield batches[place], state | after
        epoch, start = epoch + 1, 0
