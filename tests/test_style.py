"""The code is formatted, linted and typed."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CHECKS = {
    "lint": ["ruff", "check", "code", "tests", "tools"],
    "format": ["ruff", "format", "--check", "code", "tests", "tools"],
    "types": ["mypy"],
}


@pytest.mark.parametrize("check", CHECKS)
def test_style(check):
    run = subprocess.run(
        [sys.executable, "-m", *CHECKS[check]], cwd=ROOT, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr
