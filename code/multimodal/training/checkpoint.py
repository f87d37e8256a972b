"""A training on disk: stop it at any moment, even by a kill, and it goes on as if nothing happened.

One safetensors file holds the weights, the optimiser's moments, the random generators and the
history as tensors, and the rest as JSON. It is replaced in one step.
"""

import json
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from multimodal.training.randomness import random_tensors, random_text, restore_randomness
from multimodal.training.state import Resumable, TrainingState
from multimodal.training.tensorfile import read_tensors, require_same_layout, write_tensors

FORMAT = "multimodal training checkpoint 1"


def save_checkpoint(path: Path, state: TrainingState) -> None:
    """Write the state, whole or not at all.

    Raises:
        OSError: the folder cannot be written to; an older checkpoint is untouched.
    """
    optimiser = state.optimiser.state_dict()
    tensors = {f"model.{name}": tensor for name, tensor in state.model.state_dict().items()}
    for index, moments in optimiser["state"].items():
        tensors |= {f"optimiser.{index}.{name}": value for name, value in moments.items()}
    tensors |= {f"random.{name}": value for name, value in random_tensors().items()}
    tensors["history.losses"] = torch.tensor(state.history.losses, dtype=torch.float64)
    rates = torch.tensor(state.history.learning_rates, dtype=torch.float64)
    tensors["history.learning_rates"] = rates
    texts = {
        "format": FORMAT,
        "configuration": json.dumps(state.configuration),
        "groups": json.dumps(optimiser["param_groups"]),
        "schedule": json.dumps(state.schedule.state_dict()),
        "scaler": json.dumps(state.scaler.state_dict()),
        "random": random_text(),
        "measurements": json.dumps(state.history.measurements),
        "batches": json.dumps(require_resumable(state.batches).state_dict()),
    }
    write_tensors(path, tensors, texts)


def load_checkpoint(path: Path, state: TrainingState) -> None:
    """Bring a fresh state to where the checkpoint was taken. The file is not changed.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: the file was cut short, is no checkpoint, or belongs to a training of another
            model, with other settings or on other data.
    """
    tensors, texts = read_tensors(path)
    if texts.get("format") != FORMAT:
        raise ValueError(f"{path.name} is no checkpoint of a training")
    _require_same_configuration(path, json.loads(texts["configuration"]), state.configuration)
    weights = _under("model.", tensors)
    require_same_layout(weights, state.model.state_dict(), of=path.name)
    require_resumable(state.batches).load_state_dict(json.loads(texts["batches"]))
    state.model.load_state_dict(weights)
    state.optimiser.load_state_dict(
        {"state": _moments(tensors), "param_groups": json.loads(texts["groups"])}
    )
    state.schedule.load_state_dict(json.loads(texts["schedule"]))
    state.scaler.load_state_dict(json.loads(texts["scaler"]))
    state.history.losses[:] = tensors["history.losses"].tolist()
    state.history.learning_rates[:] = tensors["history.learning_rates"].tolist()
    state.history.measurements[:] = json.loads(texts["measurements"])
    restore_randomness(_under("random.", tensors), texts["random"])


def require_resumable(batches: Any) -> Resumable:
    """The batches, if they can say where they stand.

    Raises:
        ValueError: they cannot, so a training on them cannot be continued.
    """
    if not isinstance(batches, Resumable):
        raise ValueError(
            f"a training with checkpoints needs batches with state_dict and load_state_dict, "
            f"{type(batches).__name__} has none"
        )
    return batches


def _require_same_configuration(path: Path, found: dict[str, Any], wanted: dict[str, Any]) -> None:
    for name in sorted(found.keys() | wanted.keys()):
        if found.get(name) != wanted.get(name):
            raise ValueError(
                f"{path.name} belongs to a training with {name} = {found.get(name)}, "
                f"this one has {wanted.get(name)}: choose another file or the same settings"
            )


def _under(prefix: str, tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    return {n.removeprefix(prefix): t for n, t in tensors.items() if n.startswith(prefix)}


def _moments(tensors: dict[str, Tensor]) -> dict[int, dict[str, Tensor]]:
    moments: dict[int, dict[str, Tensor]] = {}
    for name, value in _under("optimiser.", tensors).items():
        index, key = name.split(".", 1)
        moments.setdefault(int(index), {})[key] = value
    return moments
