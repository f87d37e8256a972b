"""Running one notebook: measures, failures, limits."""

import asyncio
import os
import re
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from coursekit.course import CourseError
from coursekit.execution.kernel import kernel_environment, run_notebook
from coursekit.execution.run import importable, require_loopback


def run(*sources: str, timeout: int = 30) -> tuple[dict[str, Any], list]:
    cells = [new_markdown_cell("prose"), *(new_code_cell(source) for source in sources)]
    notebook = new_notebook(cells=cells, metadata={"source_map": [0, 10, 20, 30][: len(cells)]})
    environment = kernel_environment("mini", Path("."))
    measures = asyncio.run(run_notebook(notebook, "page.md", environment, timeout))
    return measures, notebook.cells[1:]


def test_cells_run_in_order_with_the_settings_of_a_build() -> None:
    source = "import os\nprint(os.environ['COURSE_BUILD'], os.environ['COURSE_PRESET'], x)"
    measures, cells = run("x = 3", source)
    assert cells[1].outputs[0].text == "1 mini 3\n"
    assert [cell.execution_count for cell in cells] == [1, 2]
    assert 0 < measures["seconds"] < 60
    assert 2**24 < measures["peak_bytes"] < 2**32


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (
            "a = 1\nraise ValueError('no')",
            r"page\.md: cell 2 \(line 21\) failed on its line 2, `raise ValueError\('no'\)`: "
            "ValueError: no",
        ),
        ("import time\ntime.sleep(20)", r"cell 2 \(line 21\) ran longer than 2 seconds"),
        ("import os\nos._exit(1)", r"cell 2 \(line 21\) ended its kernel"),
    ],
)
def test_failures_name_page_cell_and_line(source: str, sentence: str) -> None:
    with pytest.raises(CourseError, match=sentence):
        run("x = 1", source, timeout=2)


@pytest.mark.parametrize(
    "source",
    [
        "print('x' * 6_000_000)",
        "while True: print('x' * 10_000)",
        "from IPython.display import HTML, display\nwhile True: display(HTML('x' * 10**5))",
    ],
)
def test_a_flood_is_stopped_where_it_begins(source: str) -> None:
    with pytest.raises(CourseError, match=r"cell 2 \(line 21\) put out more than 5 MB"):
        run("x = 1", source, timeout=60)


def test_what_a_cell_writes_past_its_page_reaches_nobody(capfd: pytest.CaptureFixture[str]) -> None:
    run("import os, sys; os.write(1, b'one'); os.system('echo two'); sys.__stdout__.write('three')")
    assert capfd.readouterr().out == ""


def test_an_error_is_one_short_line() -> None:
    with pytest.raises(CourseError) as caught:
        run(r"raise ValueError('\x1b[31mred\x1b[0m\nand ' + 'x' * 10**6)")
    assert re.search("ValueError: red and x+…$", str(caught.value))
    assert len(str(caught.value)) < 500


LEFT_BEHIND = """
import signal, subprocess, sys
for new in (False, True):
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], start_new_session=new)
"""
STUBBORN = """
import signal
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT, signal.SIGTERM])
while True:
    pass
"""


@pytest.mark.skipif(os.name == "nt", reason="signals and sessions of POSIX systems")
@pytest.mark.parametrize("last", ["x = 1", "1 / 0", STUBBORN, "import os; os._exit(1)"])
def test_nothing_of_a_kernel_is_left(last: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_TEST_MARK", "left")
    with suppress(CourseError):
        run(LEFT_BEHIND, last, timeout=2)
    assert [process for process in psutil.process_iter() if bears(process, "left")] == []


def bears(process: psutil.Process, mark: str) -> bool:
    try:
        return process.environ().get("COURSE_TEST_MARK") == mark
    except psutil.Error:
        return False


@pytest.mark.parametrize("home", ["/nonexistent", "/proc", ""])
def test_a_kernel_needs_no_home(home: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "IPYTHONDIR"):
        monkeypatch.delenv(name, raising=False)
    if home:
        monkeypatch.setenv("HOME", home)
    assert run("x = 3", "print(x)")[1][1].outputs[0].text == "3\n"


def test_without_loopback_it_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(99, "Cannot assign requested address")

    monkeypatch.setattr(socket, "create_server", refuse)
    with pytest.raises(CourseError, match=r"127\.0\.0\.1.*Cannot assign.*loopback"):
        require_loopback()


def test_packages_are_found_below_any_name(tmp_path: Path) -> None:
    code = tmp_path / "a:b%20'c\"d" / "code"
    (code / "odd").mkdir(parents=True)
    (code / "odd" / "__init__.py").write_text("VALUE = 5")
    with importable(code) as shown:
        environment = kernel_environment("mini", shown)
        command = [sys.executable, "-c", "import odd; print(odd.VALUE)"]
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.stdout == "5\n"
    assert code.is_dir()
