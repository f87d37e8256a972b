"""Captioners whose training takes longer than a page may wait: weights that a study wrote.

``python -m multimodal.studies.captioning_systems`` and ``…captioning_languages`` write the files
that are read here. The frozen encoder is not repeated in them.
"""

from torch import Tensor

from multimodal.assets import ASSETS, asset
from multimodal.models.captioners.captioner import Captioner
from multimodal.presets import default_device
from multimodal.shipped.eight_bits import read_weights, write_weights


def ship(model: Captioner, name: str) -> None:
    """Write what a training changed as ``assets/captioning/<name>.safetensors``."""
    write_weights(ASSETS / "captioning" / f"{name}.safetensors", _own_weights(model))


def load_shipped(model: Captioner, name: str) -> Captioner:
    """Put shipped weights into a model that was built alike; it comes back ready to answer.

    Raises:
        FileNotFoundError: nothing of this name was shipped.
        ValueError: weights of another model.
    """
    found = read_weights(asset("captioning", f"{name}.safetensors"))
    wanted = {path: part.shape for path, part in _own_weights(model).items()}
    if wanted != {path: part.shape for path, part in found.items()}:
        raise ValueError(f"the weights {name!r} are those of another model than {model}")
    model.load_state_dict(found, strict=False)
    return model.to(default_device()).eval()


def _own_weights(model: Captioner) -> dict[str, Tensor]:
    return {
        path: part
        for path, part in model.named_parameters()
        if part.requires_grad or not path.startswith("picture.")
    }
