"""The command line of recipes: counts that make sense, errors in one sentence, studies by seed."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import torch

from multimodal.presets import default_device
from multimodal.studies.card import Run
from multimodal.studies.table import STUDIES, write_study


def count(text: str) -> int:
    """A whole number of at least 1, as argparse wants to hear of it."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"must be at least 1, not {number}")
    return number


@contextmanager
def one_sentence() -> Iterator[None]:
    """What went wrong, in one sentence and without a traceback; the exit status is 1."""
    try:
        yield
    except (ValueError, OSError, FloatingPointError) as error:
        sys.exit(f"error: {error}".replace("download=True", "--download"))


def study(
    name: str, recipe: str, description: str | None, run: Callable[[int], list[dict[str, Any]]]
) -> None:
    """Run a study for as many seeds as the command line asks, and write it down.

    Args:
        name: of the table.
        recipe: the module in ``multimodal.recipes`` that can be run.
        description: what ``--help`` says.
        run: number of seeds → one row a run.
    """
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--seeds", type=count, default=3, help="from 0 on")
    seeds = parser.parse_args().seeds
    torch.set_num_threads(1)
    with one_sentence():
        this = Run(f"python -m multimodal.studies.{recipe} --seeds {seeds}", default_device())
        write_study(name, run(seeds), this.card())
    print(f"wrote {STUDIES / name}.csv")
