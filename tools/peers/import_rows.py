"""What it costs to begin: processes of their own beside ``import torch``."""

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from coursekit.course import Course
from coursekit.myst.cells import page_cells
from coursekit.translation.source import Source
from tools.peers.row import OURS, Row, Side

PAGE = "representation/clip"


def rows() -> Iterator[Row]:
    """The first cell draws, the second one builds a model, data and a batch."""
    cells = [cell.source for cell in page_cells(Source(Course(Path.cwd()), PAGE, "en").page)]
    torch, usual = "import torch", "import torch, matplotlib.pyplot, pandas, IPython"
    for name, ours, theirs in (
        ("import multimodal", "import multimodal", torch),
        ("first cell of CLIP", cells[0], torch),
        ("first two cells of CLIP", "\n".join(cells[:2]), usual),
    ):
        yield Row(
            f"start: {name}", {OURS: partial(process, ours), theirs: partial(process, theirs)}
        )


def process(code: str) -> Side:
    """A whole interpreter that runs this code."""
    environment = os.environ | {"COURSE_PRESET": "mini"}
    command = [sys.executable, "-c", code]
    return Side(partial(subprocess.run, command, env=environment, check=True, capture_output=True))
