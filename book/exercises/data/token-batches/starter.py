from collections.abc import Iterator, Mapping, Sequence


def token_batches(
    lengths: Sequence[int], budget: int, *, seed: int, epoch: int
) -> list[list[int]]:
    """The batches of one epoch, each a list of rows."""
    raise NotImplementedError


def stream(
    lengths: Sequence[int],
    budget: int,
    *,
    seed: int,
    state: Mapping | None = None,
) -> Iterator[tuple[list[int], dict]]:
    """Batches of all epochs, each with the state that goes on after it."""
    raise NotImplementedError
