"""Answerers whose training takes longer than a page may wait: weights that a study wrote.

``python -m multimodal.studies.answering_systems`` writes the files that are read here. The frozen
encoder of places is not repeated in them.
"""

from torch import nn

from multimodal.assets import ASSETS, asset
from multimodal.presets import default_device
from multimodal.recipes.answering.answerer_systems import SYSTEMS
from multimodal.recipes.answering.answering_task import AnsweringTask
from multimodal.shipped.eight_bits import read_weights, write_weights

FOLDER = "answering"


def ship_answerer(model: nn.Module, name: str) -> None:
    """Write its weights and running means as ``assets/answering/<name>.safetensors``."""
    write_weights(ASSETS / FOLDER / f"{name}.safetensors", model.state_dict())


def load_answerer(name: str, task: AnsweringTask) -> nn.Module:
    """The shipped answerer of this name, in evaluation mode on the default device.

    Args:
        name: of ``SYSTEMS``.
        task: it was trained for.

    Raises:
        FileNotFoundError: nothing of this name was shipped.
        ValueError: no such system, or weights of another model.
    """
    if name not in SYSTEMS:
        raise ValueError(f"unknown system {name!r}: choose one of {', '.join(SYSTEMS)}")
    return put_weights(SYSTEMS[name].build(task), name)


def put_weights(model: nn.Module, name: str) -> nn.Module:
    """Put shipped weights into a model; it comes back ready to answer.

    Raises:
        FileNotFoundError: nothing of this name was shipped.
        ValueError: weights of another model.
    """
    found = read_weights(asset(FOLDER, f"{name}.safetensors"))
    wanted = {path: part.shape for path, part in model.state_dict().items()}
    if wanted != {path: part.shape for path, part in found.items()}:
        raise ValueError(f"the weights {name!r} are those of another model than {model}")
    model.load_state_dict(found)
    return model.to(default_device()).eval()
