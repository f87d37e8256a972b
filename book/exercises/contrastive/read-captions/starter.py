from pathlib import Path


def read_captions(path: Path, folder: Path) -> dict[str, list[str]]:
    """Image -> its captions, in the order of the file."""
    raise NotImplementedError
