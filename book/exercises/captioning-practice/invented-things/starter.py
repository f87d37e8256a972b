from collections.abc import Collection, Mapping, Sequence


def mentions(caption: str, names: Mapping[str, str]) -> list[str]:
    """The things that a caption names, in order, repeated if it repeats."""
    raise NotImplementedError


def hallucination_rate(
    captions: Sequence[str],
    present: Sequence[Collection[str]],
    names: Mapping[str, str],
) -> tuple[float | None, float]:
    """The share of things that are not there, and that of captions."""
    raise NotImplementedError


def left_out(
    captions: Sequence[str],
    present: Sequence[Collection[str]],
    names: Mapping[str, str],
) -> float | None:
    """The share of things that are there and that nobody names."""
    raise NotImplementedError
