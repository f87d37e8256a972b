"""Captioners that read all tokens at once: how they are built and trained."""

from collections.abc import Iterable
from functools import partial
from typing import cast

from torch import nn

from multimodal.data.pairs import PairBatch
from multimodal.layers.transformer import TransformerShape
from multimodal.models.captioners.blind import BlindCaptioner
from multimodal.models.captioners.caption_transformer import CaptionTransformer
from multimodal.models.captioners.prefix_captioner import EachPlaceToPrefix, PrefixCaptioner
from multimodal.models.causal_language_model import CausalLanguageModel
from multimodal.recipes.captioning.caption_system import System
from multimodal.recipes.captioning.scene_captions import LONGEST, CaptionTask
from multimodal.recipes.captioning.scene_classifier import placed_annotations
from multimodal.recipes.captioning.teacher_forcing import train_captioner
from multimodal.training.history import History

SHAPE = TransformerShape(width=128, depth=2, heads=4)


def language_model(task: CaptionTask) -> CausalLanguageModel:
    """Two blocks that know words only."""
    return CausalLanguageModel(vocabulary=len(task.vocabulary), length=LONGEST, shape=SHAPE)


def caption_transformer(task: CaptionTask, picture: nn.Module) -> CaptionTransformer:
    """Two blocks with cross-attention to the annotations of ``picture``."""
    sizes = {"vocabulary": len(task.vocabulary), "length": LONGEST}
    return CaptionTransformer(picture=picture, **sizes, shape=SHAPE)


def blind_captioner(task: CaptionTask) -> BlindCaptioner:
    """A language model alone."""
    return BlindCaptioner(language=language_model(task))


def prefix_captioner(task: CaptionTask, picture: nn.Module) -> PrefixCaptioner:
    """A language model, yet untrained, and two layers that make a word of each place."""
    inputs, width = cast(int, picture.width), SHAPE.width
    mapping = EachPlaceToPrefix(inputs=inputs, width=width, hidden=SHAPE.expansion * width)
    return PrefixCaptioner(picture=picture, mapping=mapping, language=language_model(task))


def train_prefix(
    model: PrefixCaptioner, batches: Iterable[PairBatch], *, steps: int, tuned: bool = False
) -> History:
    """First the language model on captions alone, half as many steps; then the prefix for it.

    Args:
        model: with an untrained language model.
        batches: of pictures with captions.
        steps: of the second training.
        tuned: whether the language model goes on learning in it.
    """
    alone = BlindCaptioner(language=model.tuned().language)
    train_captioner(alone, batches, steps=max(1, steps // 2))
    model.language.requires_grad_(tuned)
    return train_captioner(model, batches, steps=steps)


def transformer(task: CaptionTask) -> CaptionTransformer:
    """With the annotations of the frozen classifier, each told its place."""
    return caption_transformer(task, placed_annotations())


PARALLEL = {
    "transformer": System(transformer),
    "prefix": System(lambda task: prefix_captioner(task, placed_annotations()), train_prefix),
    "prefix_tuned": System(
        lambda task: prefix_captioner(task, placed_annotations()), partial(train_prefix, tuned=True)
    ),
    "blind": System(blind_captioner),
}
