"""Where a study or a set of weights came from: code, commit, machine, versions."""

import hashlib
import platform
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

import torch

from multimodal.presets import preset

PACKAGE = Path(__file__).resolve().parents[1]
LIBRARIES = ("torch", "torchvision", "tokenizers", "numpy")
NOT_USED = ("multimodal.plots", "multimodal.notebook", "multimodal.rendering")


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


class Run:
    """A recipe at work: what it uses is noted when it begins, what it cost when it ends.

    Args:
        command: what to type to repeat it.
        device: where it runs.
    """

    def __init__(self, command: str, device: torch.device) -> None:
        self._began = time.process_time()
        self._start = {
            "command": command,
            "commit": _commit(),
            "preset": preset(),
            "device": _device_name(device),
            "threads": torch.get_num_threads(),
            "versions": {"python": platform.python_version()} | {n: version(n) for n in LIBRARIES},
            "code": {name: digest(path) for name, path in sorted(code_in_use().items())},
        }

    def card(self) -> dict[str, Any]:
        """What to keep beside the result; ``seconds`` is processor time since the beginning."""
        return self._start | {"seconds": round(time.process_time() - self._began, 1)}


def code_in_use() -> dict[str, Path]:
    """The modules of this package that are loaded, without those that only draw."""
    found = {}
    for name, module in list(sys.modules.items()):
        source = getattr(module, "__file__", None)
        ours = name.startswith("multimodal.") and not name.startswith(NOT_USED)
        if ours and source and Path(source).stat().st_size:
            found[name] = Path(source)
    return found


def changed_since(card: dict[str, Any]) -> list[str]:
    """Modules whose source is no longer what the run used; empty when nothing changed."""
    return [name for name, seen in card["code"].items() if _digest_of(name) != seen]


def _digest_of(module: str) -> str:
    base = PACKAGE.joinpath(*module.split(".")[1:])
    for path in (base.with_suffix(".py"), base / "__init__.py"):
        if path.is_file():
            return digest(path)
    return ""


def _device_name(device: torch.device) -> str:
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    return f"CPU ({platform.machine()})"


def _commit() -> str:
    """The commit that holds the code, marked ``+changes`` when a source in use differs from it."""
    try:
        head = _git("rev-parse", "HEAD")
        changed = _git("status", "--porcelain", "--", *map(str, code_in_use().values()))
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return f"{head}+changes" if changed else head


def _git(*arguments: str) -> str:
    answer = subprocess.run(
        ["git", "-C", str(PACKAGE), *arguments], capture_output=True, text=True, check=True
    )
    return answer.stdout.strip()
