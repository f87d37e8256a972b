"""A training on disk: stop it at any moment, even by a kill, and it goes on as if nothing happened.

One file holds the state of every part (weights, the optimiser's moments, history, place in the
stream) and of the random generators. It is replaced in one step.
"""

import io
import pickle
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

import numpy as np
import torch

from multimodal.training.files import require_writable, write_atomically

FORMAT = "multimodal training checkpoint 2"


@runtime_checkable
class Resumable(Protocol):
    """What can say where it stands and go there again: tensors and plain values."""

    def state_dict(self) -> dict[str, Any]:
        """Where it stands."""

    def load_state_dict(self, state: dict[str, Any]) -> Any:
        """Go where ``state`` was taken."""


class Checkpoint:
    """The file of one training.

    Args:
        path: where it is, or will be.
        parts: all that changes while a model is trained, by name; ``model`` among them.
        configuration: what must be equal for a training to be continued.

    Raises:
        ValueError: a part that cannot say where it stands.
        OSError: the folder cannot be written to.
    """

    def __init__(self, path: Path, parts: Mapping[str, Any], configuration: dict[str, Any]) -> None:
        for part in parts.values():
            if not isinstance(part, Resumable):
                raise ValueError(
                    f"a training with checkpoints needs batches with state_dict and "
                    f"load_state_dict, {type(part).__name__} has none"
                )
        require_writable(path)
        self.path, self.parts, self.configuration = path, parts, configuration

    def save(self) -> None:
        """Write all states, whole or not at all.

        Raises:
            OSError: the folder cannot be written to; an older checkpoint is untouched.
        """
        content = io.BytesIO()
        states = {name: part.state_dict() for name, part in self.parts.items()}
        fixed = {"format": FORMAT, "configuration": self.configuration}
        torch.save(fixed | {"parts": states, "random": random_state()}, content)
        write_atomically(self.path, content.getvalue())

    def load(self) -> None:
        """Bring all parts to where the checkpoint was taken, if there is one; it is not changed.

        Raises:
            ValueError: the file was cut short, is no checkpoint, or belongs to a training of
                another model, with other settings or on other data.
        """
        if not self.path.exists():
            return
        content = _read(self.path)
        _require_same_configuration(self.path, content["configuration"], self.configuration)
        _require_same_model(self.path, content["parts"]["model"], self.parts["model"].state_dict())
        for name in sorted(self.parts):  # the batches first: they may refuse
            self.parts[name].load_state_dict(content["parts"][name])
        restore_random(content["random"])


def random_state() -> dict[str, Any]:
    """The states of the generators of Python, NumPy and PyTorch, as plain values and tensors."""
    name, keys, *rest = np.random.get_state(legacy=True)
    return {
        "python": random.getstate(),
        "numpy": (name, np.asarray(keys).tolist(), *rest),
        "cpu": torch.get_rng_state(),
        "cuda": torch.cuda.get_rng_state_all(),
    }


def restore_random(state: dict[str, Any]) -> None:
    """Put all generators where they stood; devices that are not here are left out."""
    random.setstate(state["python"])
    np.random.set_state(state["numpy"])
    torch.set_rng_state(state["cpu"])
    for index, device in enumerate(state["cuda"][: torch.cuda.device_count()]):
        torch.cuda.set_rng_state(device, index)


def _read(path: Path) -> dict[str, Any]:
    try:
        content = torch.load(io.BytesIO(path.read_bytes()), map_location="cpu", weights_only=True)
    except (RuntimeError, ValueError, EOFError, pickle.UnpicklingError) as error:
        raise ValueError(
            f"{path.name} was cut short or is no checkpoint: remove it or choose another file"
        ) from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise ValueError(f"{path.name} is no checkpoint of a training")
    return content


def _require_same_configuration(path: Path, found: dict[str, Any], wanted: dict[str, Any]) -> None:
    for name in sorted(found.keys() | wanted.keys()):
        if found.get(name) != wanted.get(name):
            raise ValueError(
                f"{path.name} belongs to a training with {name} = {found.get(name)}, "
                f"this one has {wanted.get(name)}: choose another file or the same settings"
            )


def _require_same_model(path: Path, found: dict[str, Any], wanted: dict[str, Any]) -> None:
    there, here = ({n: tuple(t.shape) for n, t in state.items()} for state in (found, wanted))
    for name in sorted(there.keys() | here.keys()):
        if there.get(name) != here.get(name):
            raise ValueError(
                f"{path.name} belongs to a model of another configuration: {name} is "
                f"{there.get(name, 'absent')} there and {here.get(name, 'absent')} here"
            )
