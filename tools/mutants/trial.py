"""One slip, tried: written into a throw-away copy of the tree, and the tests asked."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tools.mutants.concerned import Concerned
from tools.mutants.slips import Slip

PYTEST = ("-m", "pytest", "-n", "0", "-x", "-q", "--no-header", "-p", "no:cacheprovider")
SETTING = {"OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1", "COURSE_PRESET": "mini"}
NOTHING_COLLECTED = 5


def copy_tree(root: Path, target: Path) -> Path:
    """Copy what git knows or would take in."""
    listing = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"],
        cwd=root, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    for name in filter(None, listing.split("\0")):
        if (root / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(root / name, target / name)
    return target


class Trial:
    """Tries slips one after the other in one copy of the tree.

    Args:
        tree: the copy, changed and mended again.
        limit: seconds for all tests of one slip.
    """

    def __init__(self, tree: Path, *, limit: float) -> None:
        self.tree = tree
        self.limit = limit
        self.concerned = Concerned(tree)

    def judge(self, slip: Slip) -> str:
        """``caught by …``, ``survived`` or ``timed out``."""
        file = self.tree / slip.path
        source = file.read_text("utf-8")
        mutant = slip.apply(source)
        assert mutant is not None, slip
        try:
            file.write_text(mutant, "utf-8")
            return self._ask(self.concerned.stages(slip.path))
        finally:
            file.write_text(source, "utf-8")

    def _ask(self, stages: list[list[str]]) -> str:
        end = time.monotonic() + self.limit
        for stage in stages:
            try:
                failed = self._run(stage, end - time.monotonic())
            except subprocess.TimeoutExpired:
                return "timed out"
            if failed:
                return f"caught by {failed}"
        return "survived"

    def _run(self, tests: list[str], seconds: float) -> str:
        """The first test that failed, or nothing."""
        run = subprocess.run(
            [sys.executable, *PYTEST, *tests],
            cwd=self.tree, timeout=max(seconds, 1), capture_output=True, text=True, check=False,
            env=os.environ | SETTING | {"PYTHONPATH": str(self.tree / "code")},
        )  # fmt: skip
        if run.returncode in (0, NOTHING_COLLECTED):
            return ""
        marks = ("FAILED ", "ERROR ")
        lines = [line for line in run.stdout.splitlines() if line.startswith(marks)]
        return lines[0].split()[1] if lines else "collection"
