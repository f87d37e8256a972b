"""A training on disk: stop it at any moment, even by a kill, and it goes on as if nothing happened.

One file holds the state of every part (weights, the optimiser's moments, history, place in the
stream) and of the random generators, with a digest of all of it. It is replaced in one step.
"""

import io
import random
from collections.abc import Mapping
from contextlib import ExitStack
from copy import deepcopy
from pathlib import Path
from pickle import PickleError
from typing import Any, Protocol, Self, runtime_checkable

import numpy as np
import torch
from torch import Tensor
from torch.serialization import get_unsafe_globals_in_checkpoint

from multimodal.digest import digest
from multimodal.training.files import alone, require_writable, write_atomically

FORMAT = "multimodal training checkpoint 3"
PARTS = {"format", "configuration", "parts", "random"}


@runtime_checkable
class Resumable(Protocol):
    """What can say where it stands and go there again: tensors and plain values."""

    def state_dict(self) -> dict[str, Any]:
        """Where it stands."""

    def load_state_dict(self, state: dict[str, Any]) -> Any:
        """Go where ``state`` was taken."""


class Checkpoint:
    """The file of one training; used by one at a time, inside a ``with``.

    Args:
        path: where it is, or will be.
        parts: all that changes while a model is trained, by name; ``model`` among them.
        configuration: what must be equal for a training to be continued.

    Raises:
        ValueError: a part that cannot say where it stands, or a path that is no file.
        OSError: the folder cannot be written to.
    """

    def __init__(self, path: Path, parts: Mapping[str, Any], configuration: dict[str, Any]) -> None:
        for part in parts.values():
            if not isinstance(part, Resumable):
                raise ValueError(
                    f"a training with checkpoints needs batches with state_dict and "
                    f"load_state_dict, {type(part).__name__} has none"
                )
        path = path.expanduser()
        require_writable(path)
        self.path, self.parts, self.configuration = path, parts, configuration
        self._held = ExitStack()

    def __enter__(self) -> Self:
        """Keep others from the file.

        Raises:
            ValueError: another training has it.
        """
        self._held.enter_context(alone(self.path))
        return self

    def __exit__(self, *_: object) -> None:
        """Let others have it."""
        self._held.close()

    def save(self) -> None:
        """Write all states, whole or not at all.

        Raises:
            OSError: the folder cannot be written to; an older checkpoint is untouched.
        """
        write_atomically(self.path, self._written())

    def load(self) -> None:
        """Bring all parts to where the checkpoint was taken, if there is one; it is not changed.

        Raises:
            ValueError: the file was cut short or damaged, is no checkpoint, or belongs to a
                training of another model, with other settings or on other data; all parts stand
                where they stood. Or there is none, and one could not be read again.
            OSError: it cannot be read.
        """
        if not self.path.exists():
            self._require_readable()
            return
        content = _read(self.path)
        if content.keys() != PARTS or content["parts"].keys() != self.parts.keys():
            raise _damaged(self.path)
        _require_same_configuration(self.path, content["configuration"], self.configuration)
        _require_same_model(self.path, content["parts"]["model"], self.parts["model"].state_dict())
        before = deepcopy(self._states())
        try:
            self._go(content)
        except Exception as error:
            self._go(before)
            raise ValueError(
                f"{self.path.name} belongs to another training ({_one_line(error)}): "
                "choose another file or the same settings and data"
            ) from error

    def _written(self) -> bytes:
        content = {"format": FORMAT, "configuration": self.configuration} | self._states()
        written = io.BytesIO()
        torch.save(content | {"digest": digest(content)}, written)
        return written.getvalue()

    def _require_readable(self) -> None:
        try:
            foreign = get_unsafe_globals_in_checkpoint(io.BytesIO(self._written()))
        except (TypeError, AttributeError, PickleError) as error:
            foreign = [_one_line(error)]
        if foreign:
            raise ValueError(
                "a checkpoint keeps tensors and plain values, and could not be read again with "
                f"{', '.join(sorted(foreign))} in it: look at conditions and states of batches"
            )

    def _states(self) -> dict[str, Any]:
        states = {name: part.state_dict() for name, part in self.parts.items()}
        return {"parts": states, "random": random_state()}

    def _go(self, states: dict[str, Any]) -> None:
        for name in sorted(self.parts):  # the batches first: they may refuse
            self.parts[name].load_state_dict(states["parts"][name])
        restore_random(states["random"])


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
        written = path.read_bytes()
    except OSError as error:
        raise OSError(f"cannot read {path.name}: {error.strerror}") from error
    try:
        content = torch.load(io.BytesIO(written), map_location="cpu", weights_only=True)
    except Exception as error:  # foreign bytes: what the reader of archives raises is not closed
        raise ValueError(
            f"{path.name} was cut short or is no checkpoint: remove it or choose another file"
        ) from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise ValueError(
            f"{path.name} is no checkpoint of a training, or one of another version of the course: "
            "choose another file"
        )
    if content.pop("digest", None) != digest(content):
        raise _damaged(path)
    return content


def _damaged(path: Path) -> ValueError:
    return ValueError(
        f"{path.name} is damaged, it is not what was saved: remove it or choose another file"
    )


def _one_line(error: Exception) -> str:
    text = " ".join(str(error).split())
    return text if isinstance(error, ValueError) else f"{type(error).__name__}: {text}"


def _require_same_configuration(path: Path, found: dict[str, Any], wanted: dict[str, Any]) -> None:
    for name in sorted(found.keys() | wanted.keys()):
        if digest(found.get(name)) != digest(wanted.get(name)):
            raise ValueError(
                f"{path.name} belongs to a training with {name} = {found.get(name)}, "
                f"this one has {wanted.get(name)}: choose another file or the same settings"
            )


def _require_same_model(path: Path, found: dict[str, Any], wanted: dict[str, Any]) -> None:
    there, here = ({n: _kind(value) for n, value in state.items()} for state in (found, wanted))
    for name in sorted(there.keys() | here.keys()):
        if there.get(name) != here.get(name):
            raise ValueError(
                f"{path.name} belongs to a model of another configuration: {name} is "
                f"{there.get(name, 'absent')} there and {here.get(name, 'absent')} here"
            )


def _kind(value: object) -> str:
    if not isinstance(value, Tensor):  # what a module keeps besides its tensors
        return type(value).__name__
    return f"{tuple(value.shape)} of {value.dtype}"
