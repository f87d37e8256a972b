"""What Unicode files an emoji under: one of nine groups, and a subgroup such as ``food-fruit``.

A keyboard shows emoji in this order. See ``ATTRIBUTION.md`` in the folder of the file.
"""

import csv
from functools import cache
from typing import NamedTuple

from multimodal.assets import asset


class Filed(NamedTuple):
    """Where an emoji stands."""

    group: str
    subgroup: str


@cache
def emoji_subgroups() -> dict[str, Filed]:
    """Id of a concept → its place; hair colours and most families of persons are left out."""
    with asset("fusion", "subgroups.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: Filed(row["group"], row["subgroup"]) for row in csv.DictReader(file)}
