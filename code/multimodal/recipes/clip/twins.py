"""Scenes with a false twin for every caption: the same words, who has what exchanged."""

from dataclasses import replace
from itertools import product
from typing import NamedTuple

import numpy as np
from torch import Tensor

from multimodal.data.pairs import PairLoader
from multimodal.data.scenes.grammar import TEMPLATES, Statement, say, statements
from multimodal.data.scenes.world import Scene, Thing
from multimodal.losses.twin_contrast import twin_clip_loss
from multimodal.models.dual_encoder import DualEncoder
from multimodal.recipes.pairs.tasks import SceneTask


class TwinBatch(NamedTuple):
    """Pairs, and for each a caption that is false."""

    images: Tensor
    """(B, 3, H, W) float in [0, 1]"""
    tokens: Tensor
    """(B, M) int64, padded with 0"""
    twins: Tensor
    """(B, M') int64, padded with 0; row i is false for image i"""


class TwinLoader(PairLoader):
    """The batches of ``task.batches(seed=seed)``, each caption beside its twin."""

    def __init__(self, task: SceneTask, *, seed: int, size: int) -> None:
        encode = task.tokenizer.encode_batch
        super().__init__(task.train, encode, batch_size=size, seed=seed)
        false = replace(task.train, captions=twin_captions(task))
        self._twins = PairLoader(false, encode, batch_size=size, seed=seed)

    def _batch(self, rows: np.ndarray, random: np.random.Generator) -> TwinBatch:  # type: ignore[override]
        same = np.random.default_rng()
        same.bit_generator.state = random.bit_generator.state  # draws the same captions
        true, false = super()._batch(rows, random), self._twins._batch(rows, same)
        return TwinBatch(true.images, true.tokens, false.tokens)


def twin_captions(task: SceneTask) -> dict[str, list[list[str]]]:
    """For every caption of the training scenes, in its place, the twin of :func:`twin`."""
    return {
        language: [
            [twin(text, scene, language, colours=bool((row + place) % 2))
             for place, text in enumerate(texts)]
            for row, (scene, texts) in enumerate(zip(task.train.scenes, captions, strict=True))
        ]
        for language, captions in task.train.captions.items()
    }  # fmt: skip


def twin(text: str, scene: Scene, language: str, *, colours: bool) -> str:
    """The caption ``text`` of ``scene`` with the two things, or only their colours, exchanged.

    Where colours or shapes agree, exchanging the colours would change nothing or everything: then
    the things are exchanged.

    Raises:
        ValueError: a text that the grammar does not say of this scene.
    """
    kinds = range(len(TEMPLATES[language]))
    for told, template, size in product(statements(scene), kinds, (False, True)):
        if say(told, language, template, with_size=size) == text:
            return say(exchanged(told, colours=colours), language, template, with_size=size)
    raise ValueError(f"the grammar does not say {text!r} of this scene")


def exchanged(told: Statement, *, colours: bool) -> Statement:
    """The statement with its things in each other's role, or with each other's colour."""
    a, b = told.subject, told.object
    if colours and a.colour != b.colour and a.shape != b.shape:
        return Statement(_painted(a, b.colour), told.relation, _painted(b, a.colour))
    return Statement(b, told.relation, a)


def _painted(thing: Thing, colour: str) -> Thing:
    return replace(thing, colour=colour)


def with_twins(model: DualEncoder, batch: TwinBatch) -> Tensor:
    """The loss of :func:`multimodal.losses.twin_contrast.twin_clip_loss` at the learned scale."""
    pair = model(batch.images, batch.tokens, batch.tokens != 0)
    twin = model.encode_text(batch.twins, batch.twins != 0)
    return twin_clip_loss(pair.image, pair.text, twin, pair.scale)
