"""Scenes with a false twin: a caption with the same words, who has what exchanged."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from torch import Tensor

from multimodal.data.pairs import PairDataset, PairLoader
from multimodal.data.scenes.grammar import Statement, say, statements
from multimodal.data.scenes.world import Scene, Thing
from multimodal.losses.twin_contrast import twin_clip_loss
from multimodal.models.dual_encoder import DualEncoder
from multimodal.recipes.pairs.tasks import SceneTask


class TwinBatch(NamedTuple):
    """Pairs as always, and for each picture a true caption beside its false twin."""

    images: Tensor
    """(B, 3, H, W) float in [0, 1]"""
    tokens: Tensor
    """(B, M) int64, padded with 0"""
    true: Tensor
    """(B, M') int64"""
    twins: Tensor
    """(B, M'') int64, false for its picture"""


class TwinLoader(PairLoader):
    """The batches of ``task.batches(seed=seed)``, each picture with one pair of twins more.

    The twins are told in the grammar's first wording and from the first thing, as the swap test is,
    in a language drawn for each picture.
    """

    def __init__(self, task: SceneTask, *, seed: int, size: int) -> None:
        encode = task.tokenizer.encode_batch
        super().__init__(task.train, encode, batch_size=size, seed=seed)
        self._twins = [
            PairLoader(told, encode, batch_size=size, seed=seed) for told in twin_datasets(task)
        ]

    def _batch(self, rows: np.ndarray, random: np.random.Generator) -> TwinBatch:  # type: ignore[override]
        pairs, seed = super()._batch(rows, random), int(random.integers(2**62))
        true, false = (
            told._draw_captions(rows, np.random.default_rng(seed)) for told in self._twins
        )
        return TwinBatch(pairs.images, pairs.tokens, true, false)


def twin_datasets(task: SceneTask) -> tuple[PairDataset, PairDataset]:
    """The training scenes with true captions, and with the false twin of each in its place."""
    said: tuple[dict[str, list[list[str]]], ...] = ({}, {})
    for language in task.train.captions:
        for captions, place in zip(said, (0, 1), strict=True):
            captions[language] = [
                [say(pair[place], language) for pair in twins(scene)]
                for scene in task.train.scenes  # type: ignore[attr-defined]
            ]
    true, false = (replace(task.train, captions=captions) for captions in said)
    return true, false


def twins(scene: Scene) -> Iterator[tuple[Statement, Statement]]:
    """What is true of a scene, told from its first thing, and what each exchange makes of it."""
    told = statements(scene)[0]
    for colours in (False, True):
        yield told, exchanged(told, colours=colours)


def exchanged(told: Statement, *, colours: bool) -> Statement:
    """The statement with its things in each other's role, or with each other's colour.

    Where colours or shapes agree, exchanging colours would change nothing or everything: then the
    things are exchanged.
    """
    a, b = told.subject, told.object
    if colours and a.colour != b.colour and a.shape != b.shape:
        return Statement(_painted(a, b.colour), told.relation, _painted(b, a.colour))
    return Statement(b, told.relation, a)


def _painted(thing: Thing, colour: str) -> Thing:
    return replace(thing, colour=colour)


def with_twins(model: DualEncoder, batch: TwinBatch) -> Tensor:
    """The loss of :func:`multimodal.losses.twin_contrast.twin_clip_loss` at the learned scale."""
    pair = model(batch.images, batch.tokens, batch.tokens != 0)
    true = model.encode_text(batch.true, batch.true != 0)
    false = model.encode_text(batch.twins, batch.twins != 0)
    return twin_clip_loss(pair.image, pair.text, true, false, pair.scale)
