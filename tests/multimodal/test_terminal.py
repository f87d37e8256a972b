"""Commands print what they have to say on every terminal."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CODE = Path(__file__).parents[2] / "code"
PROGRAM = """
import sys
from multimodal.terminal import make_printable
make_printable()
for stream in (sys.stdout, sys.stderr):
    print("✓ 错误 ñ \\udcff", file=stream)
"""


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("utf-8", "✓ 错误 ñ \\udcff"),
        ("ascii", "✓ 错误 ñ \\udcff"),
        ("cp1252", "\\u2713 \\u9519\\u8bef ñ \\udcff"),
        ("gbk", "\\u2713 错误 \\xf1 \\udcff"),
        ("cp437:strict", "\\u2713 \\u9519\\u8bef ñ \\udcff"),
    ],
)
def test_every_stream_takes_every_text(encoding: str, shown: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=os.environ | {"PYTHONIOENCODING": encoding, "PYTHONPATH": str(CODE)},
        capture_output=True,
        check=True,
    )
    name = "utf-8" if encoding == "ascii" else encoding.partition(":")[0]
    assert done.stdout.decode(name).strip() == done.stderr.decode(name).strip() == shown


def test_a_program_without_streams_begins_all_the_same() -> None:
    program = "import sys\nsys.stdout = sys.stderr = None\n" + PROGRAM.partition("for stream")[0]
    environment = os.environ | {"PYTHONPATH": str(CODE)}
    subprocess.run([sys.executable, "-c", program], env=environment, check=True)
