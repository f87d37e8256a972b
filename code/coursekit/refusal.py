"""What the kit says when sources, requests or the machine are not as they must be."""

import shutil
import sys


class CourseError(Exception):
    """Sources or a request are wrong; the message says what was and what would be right.

    Whatever reads sources raises it, and whatever is called ``require``.
    """


def refused(error: OSError, place: object = "") -> str:
    """What the system refused, and where, if the error knows it, else at ``place``.

    Copying a folder collects errors: the first one says it.
    """
    if isinstance(error, shutil.Error) and error.args and isinstance(error.args[0], list):
        _, target, reason = error.args[0][0]
        return f"{target}: {reason}"
    place = error.filename2 or error.filename or place
    reason = error.strerror or str(error)
    return f"{place}: {reason}" if place else reason


def sentence(error: BaseException) -> str | None:
    """An error as one sentence; None for those that a program never raises unless it is wrong."""
    if isinstance(error, CourseError):
        return str(error)
    if isinstance(error, OSError):
        return refused(error)
    if isinstance(error, SyntaxError):
        return f"{error.filename}, line {error.lineno}, is not valid Python: {error.msg}"
    if isinstance(error, ModuleNotFoundError):
        command = f"{sys.executable} -m pip install -r requirements.lock -e ."
        return f"{error}: install what the course needs: {command}"
    return None
