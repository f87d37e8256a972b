"""Files that are there whole or not at all."""

import os
import tempfile
from pathlib import Path


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file in one step: whoever looks, even after a power cut, sees the old or the new one.

    Raises:
        OSError: the folder cannot be written to; the old file is untouched.
    """
    handle, temporary = _temporary_beside(path)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def require_writable(path: Path) -> None:
    """Make sure, before hours of work, that ``path`` can be written later.

    Raises:
        OSError: it cannot.
    """
    handle, temporary = _temporary_beside(path)
    os.close(handle)
    os.unlink(temporary)


def _temporary_beside(path: Path) -> tuple[int, str]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise OSError(
            f"cannot write {path.name} into {path.parent}: {error.strerror}; "
            "choose a folder that can be written to"
        ) from error
