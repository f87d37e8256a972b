"""What reading a caption file came to: rows read, repaired and refused, and what else it says."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from multimodal.data.public.reading.plain_text import few

SHOWN = 8


class Remark(NamedTuple):
    """Something about one row; ``line`` is where it begins."""

    line: int
    text: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.text}"


@dataclass
class CaptionReport:
    """How a caption file was read; as text, one sentence.

    Attributes:
        path: the file.
        columns: their names, in order; ``("image", "caption")`` when the file names none.
        unused: those of them that nothing was made of.
        rows: how many were read, repaired ones among them.
        repaired: what was put right, or left out as it says nothing.
        refused: rows that could not be read, with the reason.
        splits: image → ``train``, ``validation``, ``test`` or what else a column names.
        ids: image → the identifiers of its rows, from a column of such.
    """

    path: Path
    columns: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    rows: int = 0
    repaired: list[Remark] = field(default_factory=list)
    refused: list[Remark] = field(default_factory=list)
    splits: dict[str, str] = field(default_factory=dict)
    ids: dict[str, list[str]] = field(default_factory=dict)

    def __str__(self) -> str:
        counts = f"{self.rows:,} rows read, {len(self.repaired):,} repaired"
        parts = [f"{self.path}: {counts}, {len(self.refused):,} refused"]
        parts += [f"refused: {listed(self.refused)}"] if self.refused else []
        parts += [f"repaired: {listed(self.repaired)}"] if self.repaired else []
        parts += [f"columns not used: {few(self.unused)}"] if self.unused else []
        return "; ".join(parts)


def listed(remarks: list[Remark]) -> str:
    """The first remarks, and how many more there are."""
    more = f"; and {len(remarks) - SHOWN} more" if len(remarks) > SHOWN else ""
    return "; ".join(str(remark) for remark in remarks[:SHOWN]) + more
