"""What a converted block consists of: prose, the code of exercises, code of the package."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Prose:
    """Plain Markdown."""

    text: str

    def as_markdown(self) -> str:
        """The piece where only Markdown may stand."""
        return self.text.strip("\n")


@dataclass(frozen=True)
class ExerciseCode:
    """A starter or a visible check, which becomes a cell of its own that has not been run."""

    exercise: str
    source: str

    def as_markdown(self) -> str:
        """The piece where only Markdown may stand."""
        return f"```python\n{self.source}\n```"


@dataclass(frozen=True)
class SourceCode:
    """Code of the package: a cell that prints it, what it prints, and the code itself."""

    source: str
    printed: str
    listing: str

    def as_markdown(self) -> str:
        """The piece where only Markdown may stand."""
        return f"```python\n{self.listing}\n```"


Piece = Prose | ExerciseCode | SourceCode


def as_markdown(pieces: Iterable[Piece]) -> str:
    """All pieces as one Markdown text."""
    return "\n\n".join(text for text in (piece.as_markdown() for piece in pieces) if text)


def joined(pieces: Iterable[Piece]) -> list[Piece]:
    """The same pieces with neighbouring prose put together and empty prose left out."""
    result: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Prose) and not piece.text.strip():
            continue
        if isinstance(piece, Prose) and result and isinstance(result[-1], Prose):
            result[-1] = Prose(as_markdown((result[-1], piece)))
        else:
            result.append(piece)
    return result
