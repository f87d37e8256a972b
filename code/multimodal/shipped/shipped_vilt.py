"""The small ViLT that its study trained, after captions and after questions."""

from typing import TypeVar

from torch import nn

from multimodal.assets import ASSETS, asset
from multimodal.data.questions.answer_names import ANSWERS
from multimodal.models.answerers.vilt_heads import ViltAnswerer, ViltPretrainer
from multimodal.presets import default_device
from multimodal.recipes.vilt.vilt_training import vilt_model, vilt_tokenizer
from multimodal.shipped.eight_bits import read_weights, write_weights

Model = TypeVar("Model", bound=nn.Module)
FOLDER = "answering"
CAPTIONS, QUESTIONS = "vilt_captions.safetensors", "vilt_questions.safetensors"


def ship_vilt(pretrained: ViltPretrainer, answerer: ViltAnswerer) -> None:
    """Write the weights of both."""
    for name, model in ((CAPTIONS, pretrained), (QUESTIONS, answerer)):
        write_weights(ASSETS / FOLDER / name, dict(model.named_parameters()))


def load_vilt_pretrainer() -> ViltPretrainer:
    """After captions, with the heads of the three objectives.

    Raises:
        FileNotFoundError: it was not shipped.
    """
    return _filled(ViltPretrainer(vilt=vilt_model(len(vilt_tokenizer()))), CAPTIONS)


def load_vilt_answerer() -> ViltAnswerer:
    """After captions and 24,000 questions.

    Raises:
        FileNotFoundError: it was not shipped.
    """
    model = ViltAnswerer(vilt=vilt_model(len(vilt_tokenizer())), answers=len(ANSWERS))
    return _filled(model, QUESTIONS)


def _filled(model: Model, name: str) -> Model:
    weights = read_weights(asset(FOLDER, name))
    for path, weight in model.named_parameters():
        weight.data.copy_(weights[path])
    return model.to(default_device()).eval()
