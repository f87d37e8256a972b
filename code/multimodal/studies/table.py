"""Tables that took longer than a page may: written by a study, read and checked by a chapter.

``assets/studies/<name>/table.csv`` holds the rows, ``card.json`` beside it says which command,
commit and machine wrote them, and the SHA-256 of the table. The name is that of the study's module.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from multimodal.assets import ASSETS
from multimodal.training.files import write_atomically

STUDIES = ASSETS / "studies"


@dataclass(frozen=True)
class Study:
    """A table and the card of the run that wrote it."""

    name: str
    table: pd.DataFrame
    card: dict[str, Any]

    def row(self, **where: object) -> pd.Series:
        """The one row whose columns hold these values.

        Raises:
            ValueError: no row, or more than one.
        """
        chosen = self.table
        for column, value in where.items():
            chosen = chosen[chosen[column] == value]
        if len(chosen) != 1:
            raise ValueError(
                f"{len(chosen)} rows of the study {self.name!r} match {where}: not one"
            )
        return chosen.iloc[0]


def read_study(name: str, folder: Path = STUDIES) -> Study:
    """Read a study and check that its table is the one that was written.

    Name it by a literal: the build reads the calls of this function to know which studies a chapter
    depends on.

    Args:
        name: of its module.
        folder: that holds a folder of this name; by default the studies that the package ships.

    Raises:
        FileNotFoundError: there is no such study.
        ValueError: the table was changed by hand.
    """
    table, card_path = folder / name / "table.csv", folder / name / "card.json"
    if not card_path.is_file():
        raise FileNotFoundError(f"there is no study {name!r} in {folder}")
    card = json.loads(card_path.read_text("utf-8"))
    if _digest(table) != card["sha256"]:
        raise ValueError(f"the table of {name!r} is not what its study wrote: {card['command']}")
    return Study(name, pd.read_csv(table), card)


def write_study(
    name: str, rows: list[dict[str, Any]], card: dict[str, Any], folder: Path = STUDIES
) -> Study:
    """Write a study whole or not at all: first the table, then the card that vouches for it."""
    table = folder / name / "table.csv"
    write_atomically(table, pd.DataFrame(rows).to_csv(index=False, float_format="%.6g").encode())
    text = json.dumps(card | {"sha256": _digest(table)}, indent=1, ensure_ascii=False) + "\n"
    write_atomically(table.with_name("card.json"), text.encode())
    return read_study(name, folder)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
