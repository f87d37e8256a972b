from collections.abc import Collection, Mapping, Sequence


def lowest_limit(
    scores: Sequence[float],
    right: Sequence[bool],
    precision: float,
    least: int,
) -> float | None:
    """The lowest score from which on enough checked pairs are right."""
    raise NotImplementedError


def keep(
    scores: Sequence[float],
    languages: Sequence[str],
    checked: Mapping[int, bool],
    precision: float,
    least: int,
) -> list[int]:
    """The rows that reach the limit of their language, ascending."""
    raise NotImplementedError


def right_lost(
    languages: Sequence[str],
    checked: Mapping[int, bool],
    kept: Collection[int],
) -> dict[str, float | None]:
    """Per language, the share of right checked pairs that are not kept."""
    raise NotImplementedError
