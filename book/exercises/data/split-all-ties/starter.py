from collections.abc import Collection, Mapping, Sequence

Rows = Sequence[Mapping[str, str | None]]


def tied_groups(
    rows: Rows,
    columns: Sequence[str],
    twins: Collection[tuple[int, int]],
) -> list[list[int]]:
    """Rows that hang together, directly or over others."""
    raise NotImplementedError


def deal(
    groups: Sequence[Sequence[int]],
    fractions: Sequence[float],
    seed: int,
) -> list[list[int]]:
    """Whole groups dealt out to parts; the rows of each part."""
    raise NotImplementedError


def leaks(
    rows: Rows,
    columns: Sequence[str],
    twins: Collection[tuple[int, int]],
    train: Collection[int],
    test: Collection[int],
) -> dict[str, int]:
    """Per column and for "twins": test rows tied directly to train."""
    raise NotImplementedError
