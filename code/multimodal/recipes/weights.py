"""Weights that a chapter uses but does not train: safetensors with a card beside them."""

import json
from pathlib import Path
from typing import Any, TypeVar

from safetensors.torch import load, save
from torch.nn import Module

from multimodal.assets import ASSETS, asset
from multimodal.recipes.provenance import digest
from multimodal.recipes.studies import write_whole

WEIGHTS = ASSETS / "weights"
M = TypeVar("M", bound=Module)


def save_weights(name: str, model: Module, card: dict[str, Any], folder: Path = WEIGHTS) -> Path:
    """Write ``<name>.safetensors`` and its card ``<name>.json``.

    Args:
        card: recipe, data, commit, metric, licence.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.safetensors"
    write_whole(
        path, save({k: v.detach().cpu().contiguous() for k, v in model.state_dict().items()})
    )
    text = json.dumps(card | {"sha256": digest(path)}, indent=1, ensure_ascii=False) + "\n"
    write_whole(path.with_suffix(".json"), text.encode())
    return path


def read_card(name: str, folder: Path | None = None) -> dict[str, Any]:
    """What is known about a set of weights: recipe, data, commit, metric, licence."""
    path = asset("weights", f"{name}.json") if folder is None else folder / f"{name}.json"
    card: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return card


def load_weights(name: str, model: M, folder: Path | None = None) -> M:
    """Fill ``model``, which must be of the configuration that was trained, and return it.

    Raises:
        FileNotFoundError: the package ships no such weights.
        ValueError: the file is damaged, or belongs to another configuration.
    """
    card = read_card(name, folder)
    path = (
        asset("weights", f"{name}.safetensors")
        if folder is None
        else folder / f"{name}.safetensors"
    )
    if digest(path) != card["sha256"]:
        raise ValueError(f"{path.name} is not what its recipe wrote: run {card['command']}")
    try:
        model.load_state_dict(load(path.read_bytes()))
    except RuntimeError as error:
        first = str(error).splitlines()[-1].strip()
        raise ValueError(
            f"the weights {name!r} belong to another configuration: {first}"
        ) from error
    return model
