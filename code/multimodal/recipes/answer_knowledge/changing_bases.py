"""What a memory network learns from: bases that say something else in every batch.

Letters: F facts, B batch, E width of features, M tokens, N entries.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import torch
from torch import Generator, Tensor

from multimodal.language import DATA_LANGUAGES
from multimodal.models.answerers.memory_network import Base
from multimodal.recipes.answer_knowledge.knowledge_task import KnowledgeTask

BATCH = 96


class KnowledgeBatch(NamedTuple):
    """Questions, and the base that answers them."""

    pictures: Tensor
    """(B, E), features"""
    tokens: Tensor
    """(B, M) int64"""
    mask: Tensor
    """(B, M) bool, True = real"""
    base: Base
    """N entries"""
    answers: Tensor
    """(B,) int64, places in ``REPLIES``: what the base says, or that it says nothing"""


class KnowledgeStream:
    """Endless batches of questions about the facts that training asks for.

    Args:
        task: pictures and facts.
        seed: of all that is drawn.
        changing: whether the values of each relation change places from batch to batch; then facts
            cannot be learnt by heart, and the answer must be read.
        gaps: share of the facts that are missing from the base of a batch; a question about one
            of them is answered by *unknown*.
        languages: of the questions.
    """

    def __init__(
        self,
        task: KnowledgeTask,
        *,
        seed: int,
        changing: bool,
        gaps: float = 0.0,
        languages: Sequence[str] = DATA_LANGUAGES,
    ) -> None:
        self.task, self.changing, self.gaps = task, changing, gaps
        self.generator = Generator().manual_seed(seed)
        spoken = [task.questions(code) for code in languages]
        longest = max(tokens.shape[1] for tokens, _ in spoken)
        padded = [torch.nn.functional.pad(t, (0, longest - t.shape[1])) for t, _ in spoken]
        self.tokens = torch.stack(padded)  # (languages, R, M)

    def __iter__(self) -> Iterator[KnowledgeBatch]:
        """One batch after another, without end."""
        task, learnt = self.task, self.task.learnt.nonzero()[:, 0]
        subjects, relations, values = task.subjects, task.relations, task.values
        while True:
            asked = learnt[self._below(len(learnt), BATCH)]  # (B,) facts
            said = self._exchanged(values, relations) if self.changing else values
            there = torch.rand(len(said), generator=self.generator) >= self.gaps
            shown = task.train[subjects[asked], self._below(task.train.shape[1], BATCH)]
            tokens = self.tokens[self._below(len(self.tokens), BATCH), relations[asked]]
            base = task.base(said, there.nonzero()[:, 0])
            yield KnowledgeBatch(
                shown, tokens, tokens != 0, base, torch.where(there[asked], said[asked], 0)
            )

    def _below(self, limit: int, count: int) -> Tensor:
        return torch.randint(limit, (count,), generator=self.generator)

    def _exchanged(self, values: Tensor, relations: Tensor) -> Tensor:
        """The values of each relation, dealt anew among its entries."""
        return exchanged(values, relations, self.generator)


def exchanged(values: Tensor, relations: Tensor, generator: Generator) -> Tensor:
    """Each entry gets the value of another entry of its relation: (F,) → (F,)."""
    found = values.clone()
    for relation in relations.unique().tolist():
        rows = (relations == relation).nonzero()[:, 0]
        found[rows] = values[rows[torch.randperm(len(rows), generator=generator)]]
    return found
