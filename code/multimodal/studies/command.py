"""The command line of studies: counts that make sense, errors in one sentence, a run by seeds."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch import nn

from multimodal.studies.answers import split_answers
from multimodal.studies.card import Run, devices_of
from multimodal.studies.table import STUDIES, write_study
from multimodal.terminal import make_printable

Row = tuple[dict[str, Any], nn.Module]
"""What one run found, and the model that it is about. Tensors (M,) are answers, item by item."""


def count(text: str) -> int:
    """A whole number of at least 1, as argparse wants to hear of it."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"must be at least 1, not {number}")
    return number


@contextmanager
def one_sentence() -> Iterator[None]:
    """What went wrong, in one sentence and without a traceback; the exit status is 1."""
    make_printable()
    try:
        yield
    except (ValueError, OSError, FloatingPointError) as error:
        sys.exit(f"error: {error}".replace("download=True", "--download"))


def study(name: str, description: str | None, rows_of: Callable[[int], Iterable[Row]]) -> None:
    """Run a study for as many seeds as the command line asks, and write it down.

    Args:
        name: of its module in ``multimodal.studies``, and of its folder in the assets.
        description: what ``--help`` says.
        rows_of: seed → its rows.
    """
    make_printable()
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--seeds", type=count, default=3, help="from 0 on")
    seeds = parser.parse_args().seeds
    torch.set_num_threads(1)
    with one_sentence():
        this = Run(f"multimodal.studies.{name}", f"--seeds {seeds}")
        rows, devices = [], set[str]()
        for row, model in (found for seed in range(seeds) for found in rows_of(seed)):
            print(split_answers([row])[0][0], flush=True)
            rows.append(row)
            devices |= devices_of(model)
        write_study(name, rows, this.card(devices))
    print(f"wrote {STUDIES / name}")
