"""The answerers that write, as their study trained them: one eye, a pen for each style."""

from multimodal.assets import ASSETS, asset
from multimodal.models.answerers.answer_writer import AnswerWriter
from multimodal.models.answerers.film import FiLM
from multimodal.presets import default_device
from multimodal.recipes.answering.answering_task import AnsweringTask
from multimodal.recipes.answering.written_answer_loader import STYLES
from multimodal.recipes.answering.written_answers import answer_eye, answer_writer
from multimodal.shipped.eight_bits import read_weights, write_weights

FOLDER = "answering"
EYE = "writer_eye.safetensors"


def ship_eye(eye: FiLM) -> None:
    """Write its weights, and the means that its norms go by."""
    write_weights(ASSETS / FOLDER / EYE, eye.state_dict())


def ship_pen(model: AnswerWriter, style: str) -> None:
    """Write the weights of what writes; its eye is shipped once for all styles."""
    write_weights(ASSETS / FOLDER / _pen(style), model.writer.state_dict())


def load_eye(task: AnsweringTask) -> FiLM:
    """The shipped eye, in evaluation mode on the default device: it answers by classes.

    Args:
        task: says the width of places.

    Raises:
        FileNotFoundError: it was not shipped.
    """
    eye = answer_eye(task)
    eye.load_state_dict(read_weights(asset(FOLDER, EYE)))
    return eye.to(default_device()).eval()


def load_writer(style: str, task: AnsweringTask) -> AnswerWriter:
    """The shipped eye with the pen of a style.

    Args:
        style: of ``STYLES``: ``"word"`` or ``"sentence"``.
        task: says the width of places.

    Raises:
        FileNotFoundError: they were not shipped.
        ValueError: no such style.
    """
    if style not in STYLES:
        raise ValueError(f"unknown style {style!r}: choose one of {', '.join(STYLES)}")
    model = answer_writer(load_eye(task))
    model.writer.load_state_dict(read_weights(asset(FOLDER, _pen(style))))
    return model.to(default_device()).eval()


def _pen(style: str) -> str:
    return f"writer_{style}.safetensors"
