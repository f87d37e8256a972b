"""Dual encoders at the size that a minute on one core can train."""

from collections.abc import Callable
from math import log
from typing import TypeVar

from torch import nn

from multimodal.data.pairs import PairLoader
from multimodal.encoders.bag_of_words import BagOfWords
from multimodal.encoders.grid_cnn import GridCNN
from multimodal.encoders.text_transformer import TextTransformer
from multimodal.layers.transformer import TransformerShape
from multimodal.models.dual_encoder import DualEncoder, SigmoidDualEncoder, TwoTowers
from multimodal.presets import default_device
from multimodal.recipes.pairs.objectives import contrastive
from multimodal.recipes.pairs.tasks import Task
from multimodal.training.fit import BatchLoss, fit
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded

Towers = TypeVar("Towers", bound=TwoTowers)

TEXT_WIDTH = 96
LENGTH = 48


def text_transformer(task: Task) -> TextTransformer:
    """One block is enough for captions of a dozen words."""
    shape = TransformerShape(width=TEXT_WIDTH, depth=1, heads=4, expansion=2)
    return TextTransformer(vocabulary=len(task.tokenizer), length=LENGTH, shape=shape)


def bag_of_words(task: Task) -> BagOfWords:
    """The same width without word order."""
    return BagOfWords(vocabulary=len(task.tokenizer), width=TEXT_WIDTH, hidden=2 * TEXT_WIDTH)


def clip_model(task: Task) -> DualEncoder:
    """CLIP with a convolutional and a Transformer tower, about 0.75 million weights."""
    return _clip(text_transformer(task))


def bag_clip(task: Task) -> DualEncoder:
    """The same with a text tower that cannot read word order."""
    return _clip(bag_of_words(task))


def siglip_model(task: Task, *, initial_bias: float = -log(255)) -> SigmoidDualEncoder:
    """The towers of :func:`clip_model` for the sigmoid loss; the bias fits batches of 256."""
    image, text = GridCNN(), text_transformer(task)
    return SigmoidDualEncoder(image_encoder=image, text_encoder=text, initial_bias=initial_bias)


def published_siglip_model(task: Task) -> SigmoidDualEncoder:
    """The same with the bias of the paper, which fits batches of tens of thousands."""
    return siglip_model(task, initial_bias=-10.0)


def fit_settings(learning_rate: float = 3e-3) -> FitSettings:
    """AdamW with a tenth of the steps as warm-up, then a half cosine."""
    return FitSettings(learning_rate=learning_rate, warmup=0.1, log_every=0)


def train_towers(
    build: Callable[[Task], Towers],
    task: Task,
    batches: PairLoader,
    *,
    steps: int,
    objective: BatchLoss = contrastive,
    settings: FitSettings | None = None,
) -> Towers:
    """A new model, trained on the device at hand; its weights follow from the batches' seed."""
    with seeded(batches.seed):
        model = build(task).to(default_device())
    fit(model, objective, batches, steps=steps, settings=settings or fit_settings())
    return model


def _clip(text: nn.Module) -> DualEncoder:
    return DualEncoder(image_encoder=GridCNN(), text_encoder=text)
