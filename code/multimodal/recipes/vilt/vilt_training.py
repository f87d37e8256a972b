"""A small ViLT: its size, its words, its pretraining on captions, its training on questions."""

from collections.abc import Collection
from functools import cache

from torch import nn

from multimodal.data.pairs import as_floats
from multimodal.data.questions.answer_names import ANSWERS
from multimodal.data.questions.question_set import QuestionSet, question_set
from multimodal.layers.patches import PatchEmbedding, Pixels
from multimodal.layers.transformer import TransformerShape
from multimodal.models.answerers.small_vilt import SmallVilt
from multimodal.models.answerers.vilt_heads import ViltAnswerer, ViltPretrainer
from multimodal.presets import default_device
from multimodal.recipes.answering.answer_training import answer_loss
from multimodal.recipes.answering.question_loader import QuestionLoader
from multimodal.recipes.vilt.caption_objectives import OBJECTIVES, Pretraining
from multimodal.recipes.vilt.crowd_caption_loader import CrowdCaptionLoader, caption_texts
from multimodal.text.tokenizer import Tokenizer
from multimodal.training.fit import fit
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded

LANGUAGE = "en"
PATCH, PLACES, LONGEST = 16, 9, 32
SHAPE = TransformerShape(width=64, depth=2, heads=4, expansion=2)
BATCH = 96
SETTINGS = FitSettings(learning_rate=2e-3, weight_decay=0.01, warmup=0.1, log_every=0)


@cache
def vilt_tokenizer() -> Tokenizer:
    """Words of questions and of captions in English."""
    known = question_set(300, seed=0)
    texts = [*known.texts(LANGUAGE), *caption_texts(known, LANGUAGE, seed=0)]
    return Tokenizer.train(list(dict.fromkeys(texts)), 400)


def vilt_model(words: int) -> SmallVilt:
    """Untrained; ``words`` is the size of the vocabulary, one more token covers words."""
    colours = Pixels(mean=0.85, deviation=0.25)
    patches = nn.Sequential(colours, PatchEmbedding(patch=PATCH, width=SHAPE.width))
    return SmallVilt(
        patches=patches, vocabulary=words + 1, length=LONGEST, places=PLACES, shape=SHAPE
    )


def pretrain_vilt(
    questions: QuestionSet, *, seed: int, steps: int, objectives: Collection[str] = OBJECTIVES
) -> ViltPretrainer:
    """A ViLT that has read captions of these pictures, and no question."""
    tokenizer = vilt_tokenizer()
    size = min(BATCH, len(questions.images))
    batches = CrowdCaptionLoader(
        questions, tokenizer, language=LANGUAGE, batch_size=size, seed=seed
    )
    with seeded(seed):
        model = ViltPretrainer(vilt=vilt_model(len(tokenizer))).to(default_device())
        fit(model, Pretraining(objectives), batches, steps=steps, settings=SETTINGS)
    return model


def tune_vilt(
    questions: QuestionSet, *, seed: int, steps: int, start: SmallVilt | None = None
) -> ViltAnswerer:
    """A ViLT that answers; it starts from captions, or from nothing.

    Args:
        questions: to learn from.
        seed: of the head, of the order, and of the ViLT if it starts from nothing.
        steps: of the training.
        start: a pretrained ViLT, which is copied.
    """
    tokenizer = vilt_tokenizer()
    batches = QuestionLoader(
        questions,
        as_floats(questions.images),
        tokenizer,
        languages=[LANGUAGE],
        batch_size=min(BATCH, len(questions)),
        seed=seed,
    )
    with seeded(seed):
        vilt = vilt_model(len(tokenizer))
        if start is not None:
            vilt.load_state_dict(start.state_dict())
        model = ViltAnswerer(vilt=vilt, answers=len(ANSWERS)).to(default_device())
        fit(model, answer_loss, batches, steps=steps, settings=SETTINGS)
    return model
