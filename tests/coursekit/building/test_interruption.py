"""An interrupted build ends at once, leaves no kernel behind and no half-built site."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from coursekit.course import LANGUAGES, Course


@pytest.mark.skipif(os.name == "nt", reason="interrupts by a signal of POSIX systems")
def test_an_interrupt_ends_the_build_and_its_kernels(course: Course, tmp_path: Path) -> None:
    for language in LANGUAGES:
        page = course.page("topic/shapes", language)
        slow = page.read_text("utf-8").replace(
            "note_execution()\n", "note_execution()\n__import__('time').sleep(60)\n"
        )
        page.write_text(slow, "utf-8")
    log = tmp_path / "executions.txt"
    process = subprocess.Popen(
        [sys.executable, "-m", "coursekit", "--root", str(course.root), "site"],
        env=os.environ | {"COURSE_TEST_LOG": str(log)},
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    while not log.exists() and process.poll() is None:
        time.sleep(0.1)
    kernels = psutil.Process(process.pid).children(recursive=True)
    process.send_signal(signal.SIGINT)
    _, message = process.communicate(timeout=30)
    assert process.returncode == 130
    assert message == "interrupted; nothing that was there before has changed\n"
    assert kernels
    assert psutil.wait_procs(kernels, timeout=10)[1] == []
    assert not (course.build / "public" / "site").exists()
