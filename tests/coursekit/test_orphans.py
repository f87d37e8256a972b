"""Whatever a build started ends with it, or before the next one begins."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from coursekit.orphans import BUILD, children_of_build, end_build

SLEEP = "import time; print('ready', flush=True); time.sleep(60)"
LAUNCH = f"""
import signal, subprocess, sys
signal.signal(signal.SIGTERM, signal.SIG_IGN)
subprocess.Popen([sys.executable, "-c", {SLEEP!r}], start_new_session=True)
"""


def start(program: str) -> psutil.Process:
    """A process that says when it is there; it, or what it left behind, runs for a minute."""
    process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
    assert process.stdout
    assert process.stdout.readline() == b"ready\n"
    return psutil.Process(process.pid)


def marked(folder: Path) -> list[psutil.Process]:
    """The processes that bear the mark of a build."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.environ().get(BUILD) == str(folder.resolve()):
                found.append(process)
        except psutil.Error:
            continue
    return found


@pytest.mark.skipif(os.name == "nt", reason="sessions of POSIX systems")
@pytest.mark.parametrize("program", [SLEEP, LAUNCH])
def test_children_end_when_a_build_fails_also_those_that_left_its_session(
    tmp_path: Path, program: str
) -> None:
    with suppress(KeyboardInterrupt), children_of_build(tmp_path):
        start(program)
        assert marked(tmp_path)
        raise KeyboardInterrupt
    assert marked(tmp_path) == []
    assert BUILD not in os.environ


def test_those_of_a_build_that_was_killed_end_before_the_next_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(BUILD, str(tmp_path.resolve()))
    start(SLEEP)
    monkeypatch.setenv(BUILD, str(tmp_path / "another"))
    stranger = start(SLEEP)
    with children_of_build(tmp_path):
        assert marked(tmp_path) == []
        assert stranger.is_running()
    assert os.environ[BUILD] == str(tmp_path / "another")
    end_build(tmp_path / "another")
    assert not stranger.is_running() or stranger.status() == psutil.STATUS_ZOMBIE
