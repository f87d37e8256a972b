"""Run programs in this process and report on each: the far side of ``proof.py``.

Reads a JSON object from standard input (``paths`` to import from; ``runs``: name → list of
``[cell, source]``) and ends its standard output with the marker and a JSON object of results. It
uses the standard library only and is run as a file, with ``python -I``.
"""

import contextlib
import io
import json
import sys
import traceback

MARKER = "\x1e course-trial "


def run_cells(cells: list[list[str]]) -> dict[str, str]:
    """Execute cells in one fresh namespace, as a notebook would, until one of them fails.

    Returns:
        ``printed``, and ``failed`` with the cell's name and ``error`` if one did.
    """
    namespace: dict[str, object] = {"__name__": "__main__"}
    printed = io.StringIO()
    for name, source in cells:
        try:
            with contextlib.redirect_stdout(printed):
                exec(compile(source, name, "exec"), namespace)
        except BaseException as error:
            return {"printed": printed.getvalue(), "failed": name, "error": describe(error, name)}
    return {"printed": printed.getvalue(), "failed": "", "error": ""}


def describe(error: BaseException, name: str) -> str:
    """An error in one line: its type, its message, the line of the cell."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename == name]
    line = f" (line {frames[-1].lineno})" if frames else ""
    message = " ".join(str(error).split())
    return f"{type(error).__name__}: {message}".rstrip(": ") + line


def main() -> None:
    request = json.load(sys.stdin)
    sys.path[:0] = request["paths"]
    results = {name: run_cells(cells) for name, cells in request["runs"].items()}
    sys.stdout.write(MARKER + json.dumps(results))


if __name__ == "__main__":
    main()
