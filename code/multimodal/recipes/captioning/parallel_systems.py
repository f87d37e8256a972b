"""Captioners that read all tokens at once: how they are built and trained."""

from collections.abc import Sequence
from dataclasses import replace

from torch import nn

from multimodal.layers.transformer import TransformerShape
from multimodal.models.captioners.blind import BlindCaptioner
from multimodal.models.captioners.caption_transformer import CaptionTransformer
from multimodal.models.captioners.captioner import Captioner
from multimodal.models.captioners.prefix_captioner import PlacesToPrefix, PrefixCaptioner
from multimodal.models.causal_language_model import CausalLanguageModel
from multimodal.recipes.captioning.scene_captions import LONGEST, CaptionTask
from multimodal.recipes.captioning.teacher_forcing import SETTINGS, caption_loss
from multimodal.training.fit import fit
from multimodal.training.history import History

SHAPE = TransformerShape(width=128, depth=2, heads=4)
PREFIX = 8
"""tokens made from the picture"""
GENTLE = replace(SETTINGS, learning_rate=1e-3)
"""With the longer steps of the LSTMs, a Transformer of this size learns less."""


def caption_transformer(task: CaptionTask, *, picture: nn.Module) -> CaptionTransformer:
    """Two blocks with cross-attention to the annotations of ``picture``."""
    sizes = {"vocabulary": len(task.vocabulary), "length": LONGEST}
    return CaptionTransformer(picture=picture, **sizes, shape=SHAPE)


def blind_captioner(task: CaptionTask) -> BlindCaptioner:
    """A language model of two blocks of the same width."""
    sizes = {"vocabulary": len(task.vocabulary), "length": LONGEST}
    return BlindCaptioner(language=CausalLanguageModel(**sizes, shape=SHAPE))


def prefix_captioner(*, picture: nn.Module, language: CausalLanguageModel) -> PrefixCaptioner:
    """A trained language model, and a Transformer of two blocks that makes its prefix."""
    width = int(picture.width)
    mapping = PlacesToPrefix(inputs=width, prefix=PREFIX, shape=SHAPE)
    return PrefixCaptioner(picture=picture, mapping=mapping, language=language)


def train_gently(
    model: Captioner,
    task: CaptionTask,
    *,
    seed: int,
    steps: int,
    languages: Sequence[str] | None = None,
) -> History:
    """:func:`fit` on captions in ``languages`` (all when omitted), at the rate of Transformers."""
    batches = task.batches(seed=seed, languages=languages)
    return fit(model, caption_loss, batches, steps=steps, settings=GENTLE)
