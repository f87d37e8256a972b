"""Files that travel with the package: pictures, names, fonts, weights, tables of studies."""

from pathlib import Path

ASSETS = Path(__file__).parent / "assets"


def asset(folder: str, *names: str) -> Path:
    """The path of a shipped file, or of its folder when no name follows.

    Name the folder by a literal: the build reads the calls of this function to know which files a
    chapter depends on.

    Raises:
        FileNotFoundError: the package does not ship it.
    """
    path = ASSETS.joinpath(folder, *names)
    if not path.exists():
        raise FileNotFoundError(f"the package ships no {'/'.join((folder, *names))}")
    return path
