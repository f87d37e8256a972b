"""Tables that took longer than a page may: written by a recipe, read and checked by a chapter.

``assets/studies/<name>.csv`` holds the rows, ``<name>.json`` beside it says which command, commit
and machine wrote them, and the SHA-256 of the table.
"""

import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from multimodal.assets import ASSETS, asset
from multimodal.studies.card import digest

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


def read_study(name: str, folder: Path | None = None) -> Study:
    """Read a study that the package ships and check that its table is the one that was written.

    Raises:
        FileNotFoundError: the package ships no such study.
        ValueError: the table was changed by hand.
    """
    card_path = asset("studies", f"{name}.json") if folder is None else folder / f"{name}.json"
    table_path = card_path.with_suffix(".csv")
    card = json.loads(card_path.read_text("utf-8"))
    if digest(table_path) != card["sha256"]:
        raise ValueError(
            f"{table_path.name} is not the table its recipe wrote: run {card['command']}"
        )
    return Study(name, pd.read_csv(table_path), card)


def write_study(
    name: str, rows: list[dict[str, Any]], card: dict[str, Any], folder: Path = STUDIES
) -> Study:
    """Write a study whole or not at all: first the table, then the card that vouches for it."""
    folder.mkdir(parents=True, exist_ok=True)
    table = pd.DataFrame(rows)
    path = folder / f"{name}.csv"
    write_whole(path, table.to_csv(index=False, float_format="%.6g").encode())
    text = json.dumps(card | {"sha256": digest(path)}, indent=1, ensure_ascii=False) + "\n"
    write_whole(path.with_suffix(".json"), text.encode())
    return read_study(name, folder)


def write_whole(path: Path, content: bytes) -> None:
    """Replace a file in one step, so that an interruption leaves the old one."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
