"""What a side needs of memory: a process of its own for each measurement."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import torch
from torch import Tensor

from tools.peers.row import OURS, Row
from tools.peers.turns import Spread

STEPS = 3
MODULES = (
    "open_clip",
    "timm",
    "torchvision",
    "transformers.models.clip.modeling_clip",
    "transformers.models.vit.modeling_vit",
    "transformers.models.vit_mae.modeling_vit_mae",
)
"""loaded before memory is looked at"""


def memory(row: Row, names: list[str], rounds: int) -> dict[str, tuple[Spread, float]]:
    """Ours / theirs for each of the other sides: peak of three steps, and what autograd keeps."""
    found: dict[str, list[dict[str, int]]] = {name: [] for name in names}
    for _ in range(rounds):
        for name in names:
            found[name].append(_alone(row.name, name))
    ours = found[OURS]
    return {
        name: (
            Spread.of([a["peak"] / b["peak"] for a, b in zip(ours, theirs, strict=True)]),
            ours[0]["kept"] / theirs[0]["kept"],
        )
        for name, theirs in found.items()
        if name != OURS
    }


def _alone(row: str, side: str) -> dict[str, int]:
    command = [sys.executable, "-m", "tools.peers", row, "--alone", side]
    environment = os.environ | {"OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def weigh(row: Row, name: str) -> dict[str, int]:
    """Bytes of one side in this process, above what the libraries of all sides need."""
    for module in MODULES:
        with suppress(ModuleNotFoundError):
            import_module(module)
    Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew
    before = peak_bytes()
    side = row.sides[name]()
    for _ in range(STEPS):
        side.run()
    peak = peak_bytes() - before
    return {"peak": peak, "kept": kept_bytes(side.loss) if side.loss else 0}


def peak_bytes() -> int:
    """Largest resident memory of this process so far (Linux)."""
    status = Path("/proc/self/status").read_text("ascii")
    return 1024 * int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0])


def kept_bytes(loss: Callable[[], Tensor]) -> int:
    """What autograd keeps for the gradient, each storage once."""
    kept: dict[int, Tensor] = {}

    def keep(tensor: Tensor) -> Tensor:
        kept[tensor.untyped_storage().data_ptr()] = tensor
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(keep, lambda tensor: tensor):
        alive = loss()
    assert alive.requires_grad
    return sum(tensor.untyped_storage().nbytes() for tensor in kept.values())
