"""Works that changed how machines join pictures and words, from a file that travels along."""

from dataclasses import dataclass

import yaml

from multimodal.assets import asset
from multimodal.language import require_complete

KINDS = ("represent", "describe", "draw", "talk", "join")


@dataclass(frozen=True)
class Milestone:
    """One work.

    Attributes:
        year: of the first public version.
        name: what it is called.
        kind: one of ``KINDS``: a common space; words about a picture; pictures from words;
            a conversation; several senses in one network.
        line: language → what was new, in a few words.
        by: who wrote it, for readers of the bare table.
        key: of its entry among the references.
    """

    year: int
    name: str
    kind: str
    line: dict[str, str]
    by: str
    key: str

    def __post_init__(self) -> None:
        require_complete(f"milestone {self.name!r}", self.line)
        if self.kind not in KINDS:
            raise ValueError(
                f"{self.name}: unknown kind {self.kind!r}, choose of {', '.join(KINDS)}"
            )


def load_milestones() -> list[Milestone]:
    """All works, the oldest first.

    Raises:
        ValueError: a work without a line in some language, or of an unknown kind.
    """
    entries = yaml.safe_load(asset("history", "milestones.yml").read_text("utf-8"))
    return sorted((Milestone(**entry) for entry in entries), key=lambda work: work.year)
