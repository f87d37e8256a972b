"""One process at a time: the others wait until the first has made the file that all want."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout
from tqdm import tqdm


@contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Hold ``path`` alone; a process that is killed lets go. Nothing stays beside it afterwards."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file = path.with_name(f".{path.name}.lock")
    lock = FileLock(file)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        tqdm.write(f"{path}: another process is at work on it; waiting")
        lock.acquire()
    try:
        yield
    finally:
        with suppress(OSError):
            file.unlink()
        lock.release()
