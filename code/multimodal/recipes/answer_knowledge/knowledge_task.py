"""Questions that no picture answers: what is in it must be recognised, and a fact about it known.

Letters: T things, F facts, P pictures of each thing, E width of features, N entries, Q questions.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import torch
from torch import Tensor

from multimodal.data.questions.knowledge import (
    RELATIONS,
    REPLIES,
    UNASKED,
    Fact,
    facts,
    things,
)
from multimodal.data.questions.knowledge_words import ask_about
from multimodal.language import DATA_LANGUAGES
from multimodal.models.answerers.memory_network import Base
from multimodal.presets import choose
from multimodal.recipes.answer_knowledge.thing_recogniser import (
    features_of,
    load_recogniser,
    recognise,
    thing_pictures,
    varied_pictures,
)
from multimodal.text.tokenizer import Tokenizer


class Asked(NamedTuple):
    """Q questions about pictures of things."""

    features: Tensor
    """(Q, E), of the pictures"""
    named: Tensor
    """(Q,) int64: what the recogniser takes each for"""
    facts: Tensor
    """(Q,) int64: which fact each is about"""


@dataclass(frozen=True)
class KnowledgeTask:
    """The base, and pictures to ask about.

    Attributes:
        facts: F entries.
        looks: (T, E), features of the pictures that stand in the base.
        train: (T, P, E), features of varied pictures to learn from.
        known, held_out: test questions about things that were asked about in training, and about
            the others; pictures are new in both.
        tokenizer: of the questions in three languages.
    """

    facts: tuple[Fact, ...]
    looks: Tensor
    train: Tensor
    known: Asked
    held_out: Asked
    tokenizer: Tokenizer

    @property
    def subjects(self) -> Tensor:
        """(F,) int64: the thing of each fact."""
        names = things()
        return torch.tensor([names.index(fact.thing) for fact in self.facts])

    @property
    def relations(self) -> Tensor:
        """(F,) int64: its relation."""
        names = tuple(RELATIONS)
        return torch.tensor([names.index(fact.relation) for fact in self.facts])

    @property
    def values(self) -> Tensor:
        """(F,) int64: its value, a place in ``REPLIES``."""
        return torch.tensor([REPLIES.index(fact.value) for fact in self.facts])

    @property
    def learnt(self) -> Tensor:
        """(F,) bool: whether training asks for it."""
        return torch.tensor([fact.thing not in UNASKED for fact in self.facts])

    def base(self, values: Tensor | None = None, rows: Tensor | None = None) -> Base:
        """The base as keys and values.

        Args:
            values: (F,), in place of the true ones.
            rows: which facts stand in it; all when omitted.
        """
        values = self.values if values is None else values
        rows = torch.arange(len(self.facts)) if rows is None else rows
        return Base(self.looks[self.subjects[rows]], self.relations[rows], values[rows])

    def questions(self, language: str) -> tuple[Tensor, Tensor]:
        """The question of each relation: tokens and mask (R, M)."""
        return self.tokenizer.encode_batch([ask_about(one, language) for one in RELATIONS])


@cache
def knowledge_task() -> KnowledgeTask:
    """The base of :mod:`multimodal.data.questions.knowledge`, seen by the recogniser."""
    model, entries, names = load_recogniser(), facts(), things()
    each = choose(mini=2, small=24, full=24)
    images, _ = varied_pictures(each, seed=1)
    train = features_of(model, images).unflatten(0, (each, len(names))).transpose(0, 1)
    images, shown = varied_pictures(choose(mini=1, small=6, full=6), seed=2)
    features, named = features_of(model, images), recognise(model, images)

    def about(chosen: Sequence[bool]) -> Asked:
        pairs = torch.tensor(
            [
                (row, number)
                for number, fact in enumerate(entries)
                if chosen[number]
                for row in (shown == names.index(fact.thing)).nonzero()[:, 0].tolist()
            ]
        )
        return Asked(features[pairs[:, 0]], named[pairs[:, 0]], pairs[:, 1])

    held_out = [fact.thing in UNASKED for fact in entries]
    texts = [ask_about(one, code) for code in DATA_LANGUAGES for one in RELATIONS]
    return KnowledgeTask(
        facts=entries,
        looks=features_of(model, thing_pictures()),
        train=train.contiguous(),
        known=about([not one for one in held_out]),
        held_out=about(held_out),
        tokenizer=Tokenizer.train(texts, 400),
    )
