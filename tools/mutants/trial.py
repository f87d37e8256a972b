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
TIMED_OUT = "timed out"


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
        self.sound: set[str] = set()
        self.broken: set[str] = set()

    def judge(self, slip: Slip) -> str:
        """``caught by …``, ``survived`` or ``timed out``.

        A test that fails without the slip, too, is not asked any more.
        """
        file = self.tree / slip.path
        source = file.read_text("utf-8")
        mutant = slip.apply(source)
        if mutant is None:
            raise ValueError(f"this slip changes nothing: {slip}")
        try:
            file.write_text(mutant, "utf-8")
            found = self._ask(self.concerned.stages(slip.path))
        finally:
            file.write_text(source, "utf-8")
        if not found or found == TIMED_OUT:
            return found or "survived"
        if self._is_sound(found):
            return f"caught by {found}"
        self.broken.add(found)
        return self.judge(slip)

    def _is_sound(self, test: str) -> bool:
        if test not in self.sound and not self._run([test], self.limit):
            self.sound.add(test)
        return test in self.sound

    def _ask(self, stages: list[list[str]]) -> str:
        """The first test that fails, ``timed out``, or nothing."""
        end = time.monotonic() + self.limit
        for stage in stages:
            try:
                failed = self._run(stage, end - time.monotonic())
            except subprocess.TimeoutExpired:
                return TIMED_OUT
            if failed:
                return failed
        return ""

    def _run(self, tests: list[str], seconds: float) -> str:
        skipped = [f"--deselect={test}" for test in sorted(self.broken)]
        run = subprocess.run(
            [sys.executable, *PYTEST, *tests, *skipped],
            cwd=self.tree, timeout=max(seconds, 1), capture_output=True, text=True, check=False,
            env=os.environ | SETTING | {"PYTHONPATH": str(self.tree / "code")},
        )  # fmt: skip
        if run.returncode in (0, NOTHING_COLLECTED):
            return ""
        lines = [line for line in run.stdout.splitlines() if line.startswith(("FAILED ", "ERROR "))]
        named = lines[0].partition(" ")[2] if lines else tests[0]
        return named.partition("[")[0].partition(" - ")[0]
