"""What goes into an error message: one line, of bearable length, of signs that can be printed."""

from pathlib import Path


def one_line(reason: object) -> str:
    """What an error says, or its kind if it says nothing."""
    words = "".join(sign if sign.isprintable() else " " for sign in str(reason)).split()
    return " ".join(words)[:200] or type(reason).__name__


def shown(path: Path) -> str:
    """A path; signs that cannot be printed are escaped, the middle of a long one is left out."""
    text = "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in str(path))
    return text if len(text) <= 400 else f"{text[:150]}…{text[-150:]}"
