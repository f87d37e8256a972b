"""The answerers that write, as their study trained them."""

from multimodal.assets import ASSETS, asset
from multimodal.models.answerers.answer_writer import AnswerWriter
from multimodal.presets import default_device
from multimodal.recipes.answering.answering_task import AnsweringTask
from multimodal.recipes.answering.written_answer_loader import STYLES
from multimodal.recipes.answering.written_answers import answer_writer
from multimodal.shipped.eight_bits import read_weights, write_weights

FOLDER = "answering"


def ship_writer(model: AnswerWriter, style: str) -> None:
    """Write the weights, and the means that its norms go by."""
    write_weights(ASSETS / FOLDER / f"writer_{style}.safetensors", model.state_dict())


def load_writer(style: str, task: AnsweringTask) -> AnswerWriter:
    """The shipped writer of a style, in evaluation mode on the default device.

    Args:
        style: of ``STYLES``: ``"word"`` or ``"sentence"``.
        task: says the width of places.

    Raises:
        FileNotFoundError: it was not shipped.
        ValueError: no such style.
    """
    if style not in STYLES:
        raise ValueError(f"unknown style {style!r}: choose one of {', '.join(STYLES)}")
    model = answer_writer(task)
    model.load_state_dict(read_weights(asset(FOLDER, f"writer_{style}.safetensors")))
    return model.to(default_device()).eval()
