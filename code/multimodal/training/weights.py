"""Trained weights alone, with the card that says where they come from."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from torch import nn

from multimodal.training.tensorfile import read_tensors, require_same_layout, write_tensors


def save_weights(model: nn.Module, path: Path, card: Mapping[str, Any]) -> None:
    """Write a model's weights and their card into one safetensors file, whole or not at all.

    Args:
        card: recipe, data, commit, metric, licence, …: anything that JSON can hold.

    Raises:
        OSError: the folder cannot be written to.
    """
    texts = {"card": json.dumps(dict(card), ensure_ascii=False)}
    write_tensors(Path(path), model.state_dict(), texts)


def load_weights(model: nn.Module, path: Path) -> dict[str, Any]:
    """Give a model the weights of a file and return their card; all or nothing.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: the file is damaged, or belongs to a model of another configuration.
    """
    tensors, texts = read_tensors(Path(path))
    require_same_layout(tensors, model.state_dict(), of=Path(path).name)
    model.load_state_dict(tensors)
    card: dict[str, Any] = json.loads(texts.get("card", "{}"))
    return card
