"""How much work a cell does: the same cells at three sizes.

``mini`` runs every cell for a few steps (tests), ``small`` fits two cores, ``full`` wants a GPU.
"""

import os
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import torch

PRESETS = ("mini", "small", "full")
T = TypeVar("T")


def default_device() -> "torch.device":
    """The GPU if this machine has one, the CPU otherwise."""
    import torch

    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def preset() -> str:
    """The preset in force: ``COURSE_PRESET``, else ``full`` with a GPU and ``small`` without.

    Raises:
        ValueError: ``COURSE_PRESET`` names no preset.
    """
    name = os.environ.get("COURSE_PRESET")
    name = name or ("full" if default_device().type == "cuda" else "small")
    if name not in PRESETS:
        raise ValueError(f"unknown preset {name!r}: choose one of {', '.join(PRESETS)}")
    return name


def choose(*, mini: T, small: T, full: T) -> T:
    """The value for the preset in force."""
    return {"mini": mini, "small": small, "full": full}[preset()]


def claim(holds: bool, sentence: str) -> None:
    """Assert what the page says in words; ``mini`` runs are too short to show it and are exempt.

    Raises:
        AssertionError: the sentence does not hold in this run.
    """
    if preset() != "mini" and not holds:
        raise AssertionError(f"this run does not show that {sentence}")
