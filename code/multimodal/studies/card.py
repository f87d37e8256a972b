"""Where a study or a training came from: code, commit, machine, versions."""

import platform
import subprocess
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

import torch
from torch import nn

from multimodal.presets import preset
from multimodal.syntax import code_hash

PACKAGE = Path(__file__).resolve().parents[1]
LIBRARIES = ("torch", "torchvision", "tokenizers", "numpy", "scikit-learn")


class Run:
    """A study at work: what it uses is noted when it begins, what it cost when it ends.

    Args:
        module: that is run.
        options: what else to type to repeat it.
    """

    def __init__(self, module: str, options: str = "") -> None:
        self._began = time.process_time()
        self._start = {
            "command": f"python -m {module} {options}".strip(),
            "commit": _commit(),
            "code": code_hash(module),
            "preset": preset(),
            "threads": torch.get_num_threads(),
            "versions": {"python": platform.python_version()} | {n: version(n) for n in LIBRARIES},
        }

    def card(self, devices: set[str], earlier: float = 0.0) -> dict[str, Any]:
        """What to keep beside the result; ``seconds`` is processor time since the beginning.

        Args:
            devices: where the weights of the models were, see :func:`devices_of`.
            earlier: seconds that a training had taken before it was interrupted.
        """
        spent = round(time.process_time() - self._began + earlier, 1)
        return self._start | {"device": ", ".join(sorted(devices)), "seconds": spent}


def devices_of(model: nn.Module) -> set[str]:
    """The names of the devices that hold the weights of a model; empty if it has none."""
    return {_device_name(device) for device in {weight.device for weight in model.parameters()}}


def _device_name(device: torch.device) -> str:
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    return f"CPU ({platform.machine()})" if device.type == "cpu" else str(device)


def _commit() -> str:
    """The commit that holds the code, marked ``+changes`` when a source differs from it."""
    try:
        head = _git("rev-parse", "HEAD")
        changed = _git("status", "--porcelain", "--", "*.py")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return f"{head}+changes" if changed else head


def _git(*arguments: str) -> str:
    answer = subprocess.run(
        ["git", "-C", str(PACKAGE), *arguments], capture_output=True, text=True, check=True
    )
    return answer.stdout.strip()
