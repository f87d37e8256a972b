"""Tables that took longer than a page may: written by a study, read and checked by a chapter.

``assets/studies/<name>/table.csv`` holds the rows, ``card.json`` beside it says which command,
commit and machine wrote them, and the SHA-256 of the table. The name is that of the study's module.
Where rows keep what a model made of every single test item, ``answers.npz`` holds that, with a
SHA-256 of its own.
"""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from multimodal.assets import ASSETS
from multimodal.studies.answers import Answers, pack, split_answers, unpack
from multimodal.training.files import write_atomically

STUDIES = ASSETS / "studies"


@dataclass(frozen=True)
class Study:
    """A table and the card of the run that wrote it."""

    name: str
    table: pd.DataFrame
    card: dict[str, Any]
    kept: Answers = field(default_factory=dict)
    """name → index of a row → (M,), see :meth:`answers`"""

    def row(self, **where: object) -> pd.Series:
        """The one row whose columns hold these values.

        Raises:
            ValueError: no row, or more than one.
        """
        chosen = self._where(where)
        if len(chosen) != 1:
            raise ValueError(
                f"{len(chosen)} rows of the study {self.name!r} match {where}: not one"
            )
        return chosen.iloc[0]

    def answers(self, name: str, /, **where: object) -> np.ndarray:
        """What the rows whose columns hold these values kept, the lowest seed first.

        Args:
            name: under which the rows kept it, such as ``"linear_correct"``.
            where: column → value; ``seed`` is left out to get all of them.

        Returns:
            (S, M) bool or float: S rows, which must differ in nothing but the seed; M test items.

        Raises:
            ValueError: no such row, two of one seed, or one that kept nothing of this name.
        """
        chosen = self._where(where).sort_values("seed")
        kept = self.kept.get(name, {})
        if not len(chosen) or not chosen["seed"].is_unique:
            raise ValueError(
                f"{len(chosen)} rows of the study {self.name!r} match {where}: not one a seed"
            )
        if not set(chosen.index) <= set(kept):
            raise ValueError(
                f"not every row of {self.name!r} with {where} kept answers {name!r}: "
                f"kept are {', '.join(self.kept) or 'none'}"
            )
        return np.stack([kept[index] for index in chosen.index])

    def _where(self, where: dict[str, object]) -> pd.DataFrame:
        chosen = self.table
        for column, value in where.items():
            chosen = chosen[chosen[column] == value]
        return chosen


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
    answers = table.with_name("answers.npz")
    if _digest(table) != card["sha256"]:
        raise ValueError(f"the table of {name!r} is not what its study wrote: {card['command']}")
    if "answers" not in card:
        return Study(name, pd.read_csv(table), card)
    if not answers.is_file() or _digest(answers) != card["answers"]:
        raise ValueError(f"the answers of {name!r} are not what its study wrote: {card['command']}")
    return Study(name, pd.read_csv(table), card, unpack(answers.read_bytes()))


def write_study(
    name: str, rows: list[dict[str, Any]], card: dict[str, Any], folder: Path = STUDIES
) -> Study:
    """Write a study whole or not at all: table and answers first, then the card that vouches.

    Args:
        name: of its module.
        rows: column → value; values that are tensors or arrays (M,) are answers, one for each test
            item, and are kept beside the table.
        card: how they were made, see :class:`multimodal.studies.card.Run`.
        folder: that holds a folder of this name.
    """
    columns, kept = split_answers(rows)
    table = folder / name / "table.csv"
    answers = table.with_name("answers.npz")
    write_atomically(table, pd.DataFrame(columns).to_csv(index=False, float_format="%.6g").encode())
    card = card | {"sha256": _digest(table)}
    if kept:
        write_atomically(answers, pack(kept))
        card["answers"] = _digest(answers)
    text = json.dumps(card, indent=1, ensure_ascii=False) + "\n"
    write_atomically(table.with_name("card.json"), text.encode())
    if not kept:
        answers.unlink(missing_ok=True)
    return read_study(name, folder)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
