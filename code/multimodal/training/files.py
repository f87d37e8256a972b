"""Files that are there whole or not at all, and that one process writes at a time."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path

from filelock import FileLock, Timeout


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file in one step: whoever looks, even after a power cut, sees the old or the new one.

    A link stays a link: what it leads to is written.

    Raises:
        OSError: the file cannot be written; the old one is untouched.
    """
    path = path.resolve()
    handle, temporary = _temporary_beside(path)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException as error:
        with suppress(OSError):
            os.unlink(temporary)
        if isinstance(error, OSError):
            raise _cannot_write(path, error) from error
        raise


def require_writable(path: Path) -> None:
    """Make sure, before hours of work, that ``path`` can be written later.

    Raises:
        ValueError: a folder is there, or a link that leads nowhere.
        OSError: it cannot.
    """
    if path.is_dir():
        raise ValueError(f"{path} is a folder: name a file in it")
    if path.is_symlink() and not path.exists():
        raise ValueError(f"{path} is a link to a file that is not there: mend or remove it")
    handle, temporary = _temporary_beside(path.resolve())
    os.close(handle)
    os.unlink(temporary)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Inside, no other process or thread writes ``path``, if it asks as well; left-overs of killed
    ones are removed.

    Raises:
        ValueError: another one is writing it.
        OSError: the folder cannot be written to.
    """
    path = path.resolve()
    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise ValueError(
            f"another training is writing {path.name} now: wait for it or choose another file"
        ) from None
    except OSError as error:
        raise _cannot_write(path, error) from error
    try:
        for left in path.parent.glob(f".{escape(path.name)}.*.part"):
            left.unlink(missing_ok=True)
        yield
    finally:
        with suppress(OSError):  # where open files cannot be removed the lock stays, unlocked
            os.unlink(lock.lock_file)
        lock.release()


def _temporary_beside(path: Path) -> tuple[int, str]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise _cannot_write(path, error) from error


def _cannot_write(path: Path, error: OSError) -> OSError:
    return OSError(
        f"cannot write {path.name} into {path.parent}: {error.strerror or error}; what was there "
        "is as before: make room or choose a folder that can be written to"
    )
