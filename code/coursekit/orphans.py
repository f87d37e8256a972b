"""The processes that a build starts, told by a mark in their environment, and their end.

A mark is inherited by whatever those processes start, in however many sessions: a server that a
cell left behind, a worker whose build was killed.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

BUILD = "COURSE_BUILD_FOLDER"
KERNEL = "COURSE_KERNEL"
SECONDS = 10


def end_marked(name: str, value: str) -> int:
    """End, at once, every other process whose environment says so; returns how many there were."""
    found = [process for process in psutil.process_iter() if _bears(process, name, value)]
    for process in found:
        try:
            process.kill()
        except psutil.Error:
            continue
    psutil.wait_procs(found, timeout=SECONDS)
    return len(found)


def end_build(folder: Path) -> int:
    """End whatever belongs to a build in a folder, be it our own or one that is dead."""
    return end_marked(BUILD, str(folder.resolve()))


@contextmanager
def children_of_build(folder: Path) -> Iterator[None]:
    """Mark what is started meanwhile as the children of the build in a folder.

    Those of a build that was killed end before; ours end if the build does not come to its end.
    """
    before = os.environ.get(BUILD)
    end_build(folder)
    os.environ[BUILD] = str(folder.resolve())
    try:
        yield
    except BaseException:
        end_build(folder)
        raise
    finally:
        os.environ.pop(BUILD)
        if before is not None:
            os.environ[BUILD] = before


def _bears(process: psutil.Process, name: str, value: str) -> bool:
    try:
        return process.pid != os.getpid() and process.environ().get(name) == value
    except (psutil.Error, OSError, ValueError):
        return False
