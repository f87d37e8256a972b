"""Splits by image or by time, never by caption: no test picture was seen in training."""

from collections.abc import Mapping, Sequence

import numpy as np


def split_by_image(
    ids: Sequence[str], fractions: Mapping[str, float], *, seed: int
) -> dict[str, list[int]]:
    """Deal rows out to named parts so that all rows of one image land in the same part.

    A row is whatever the caller counts: a caption, a crop, a picture. Which part an image belongs
    to depends on the set of ids and the seed only, not on the order of the rows. To keep near
    duplicates together, give them one id.

    Args:
        ids: the image of each row; equal ids are the same image.
        fractions: share of the *images* per part, such as ``{"train": 0.8, "test": 0.2}``.
        seed: another seed deals another split.

    Returns:
        Part → indices of its rows, ascending; every row stands in exactly one part.

    Raises:
        ValueError: fractions that are negative or do not add up to 1, or fewer images than parts.
    """
    _require_fractions(fractions)
    images = sorted(set(ids))
    if len(images) < len(fractions):
        raise ValueError(f"{len(images)} images cannot fill {len(fractions)} parts")
    order = np.random.default_rng(seed).permutation(len(images))
    cuts = np.round(np.cumsum(list(fractions.values())) * len(images)).astype(int)[:-1]
    part_of = {
        images[index]: part
        for part, indices in zip(fractions, np.split(order, cuts), strict=True)
        for index in indices
    }
    return {part: [r for r, i in enumerate(ids) if part_of[i] == part] for part in fractions}


def _require_fractions(fractions: Mapping[str, float]) -> None:
    shares = list(fractions.values())
    if not shares or min(shares) < 0 or abs(sum(shares) - 1) > 1e-6:
        raise ValueError(f"fractions must be ≥ 0 and add up to 1, got {dict(fractions)}")


def split_in_time(times: Sequence[float], fractions: Mapping[str, float]) -> dict[str, list[int]]:
    """Deal rows out to named parts, each of them later than the part before.

    Rows of equal time stay together, in the earlier part.

    Args:
        times: when each row was recorded, in any unit.
        fractions: share of the rows per part, in the order of time.

    Returns:
        Part → indices of its rows, ascending.

    Raises:
        ValueError: fractions that are negative or do not add up to 1, or fewer times than parts.
    """
    _require_fractions(fractions)
    moments = np.sort(np.asarray(times, dtype=float))
    if len(set(times)) < len(fractions):
        raise ValueError(f"{len(set(times))} times cannot fill {len(fractions)} parts")
    ends = np.round(np.cumsum(list(fractions.values())) * len(moments)).astype(int)
    limits = [moments[min(max(end, 1), len(moments)) - 1] for end in ends[:-1]]
    part = np.searchsorted(limits, np.asarray(times, dtype=float), side="left")
    return {name: np.flatnonzero(part == at).tolist() for at, name in enumerate(fractions)}
