"""Where an answer comes from: the weights of a network, a memory that is read, the question alone.

Letters: B batch, Q questions, F facts, C answers.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from multimodal.data.questions.knowledge import RELATIONS, REPLIES
from multimodal.models.answerers.joint_answerer import JointAnswerer, Product
from multimodal.models.answerers.memory_network import Base, MemoryNetwork
from multimodal.models.answerers.one_sense_answerers import BlindAnswerer
from multimodal.models.answerers.question_reader import QuestionReader
from multimodal.models.stored_features import StoredFeatures
from multimodal.presets import choose, default_device
from multimodal.recipes.answer_knowledge.changing_bases import KnowledgeBatch, KnowledgeStream
from multimodal.recipes.answer_knowledge.knowledge_task import Asked, KnowledgeTask
from multimodal.training.fit import fit
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded

WIDTH = 64
SETTINGS = FitSettings(learning_rate=4e-3, log_every=0)


def relation_reader(task: KnowledgeTask) -> QuestionReader:
    """A GRU for the questions."""
    return QuestionReader(vocabulary=len(task.tokenizer), width=WIDTH)


def in_weights(task: KnowledgeTask) -> JointAnswerer:
    """Features of the picture times the question: what it knows stands in its weights."""
    return JointAnswerer(
        picture=StoredFeatures(task.looks.shape[1]),
        reader=relation_reader(task),
        join=Product(width=WIDTH),
        answers=len(REPLIES),
    )


def memory(task: KnowledgeTask) -> MemoryNetwork:
    """One lookup in a base."""
    sizes = {"relations": len(RELATIONS), "answers": len(REPLIES)}
    return MemoryNetwork(features=task.looks.shape[1], reader=relation_reader(task), **sizes)


def question_alone(task: KnowledgeTask) -> BlindAnswerer:
    """Never sees what is asked about."""
    return BlindAnswerer(reader=relation_reader(task), answers=len(REPLIES))


def reply_loss(model: nn.Module, batch: KnowledgeBatch) -> Tensor:
    """-log P(answer) of a model without a base, ()."""
    return F.cross_entropy(model(batch.pictures, batch.tokens, batch.mask), batch.answers)


def lookup_loss(model: MemoryNetwork, batch: KnowledgeBatch) -> Tensor:
    """-log P(answer) of a model that may read, ()."""
    said = model(batch.pictures, batch.tokens, batch.mask, batch.base)
    return F.nll_loss(said, batch.answers)


@dataclass(frozen=True)
class KnowledgeSystem:
    """How one of them is made.

    Attributes:
        build: task → the model, untrained.
        loss: (model, batch) → ().
        changing: whether it learns from bases whose values change.
        gaps: share of the entries that its bases lack in training.
    """

    build: Callable[[KnowledgeTask], nn.Module]
    loss: Callable[[Any, KnowledgeBatch], Tensor]
    changing: bool = False
    gaps: float = 0.0

    def run(self, task: KnowledgeTask, *, seed: int) -> nn.Module:
        """The trained model, on the default device."""
        with seeded(seed):
            model = self.build(task).to(default_device())
        batches: Iterable[KnowledgeBatch] = KnowledgeStream(
            task, seed=seed, changing=self.changing, gaps=self.gaps
        )
        steps = choose(mini=2, small=800, full=800)
        fit(model, self.loss, batches, steps=steps, settings=SETTINGS)
        return model.eval()


KNOWLEDGE_SYSTEMS = {
    "blind": KnowledgeSystem(question_alone, reply_loss),
    "weights": KnowledgeSystem(in_weights, reply_loss),
    "memory_fixed": KnowledgeSystem(memory, lookup_loss),
    "memory": KnowledgeSystem(memory, lookup_loss, changing=True),
    "memory_gaps": KnowledgeSystem(memory, lookup_loss, changing=True, gaps=0.3),
}


@torch.inference_mode()
def reply(
    model: nn.Module,
    task: KnowledgeTask,
    asked: Asked,
    language: str,
    base: Base | None = None,
    among: Tensor | None = None,
) -> Tensor:
    """The answers (Q,), places in ``REPLIES``, on the CPU.

    Args:
        model: one of ``KNOWLEDGE_SYSTEMS``; who has no use for a base does not get it.
        task: says the words and the true base.
        asked: Q questions.
        language: that they are put in.
        base: N entries; the true base when omitted.
        among: (Q, N) bool, the entries that may be read for each question; all when omitted.
    """
    device = next(model.parameters()).device
    tokens, mask = (part[task.relations[asked.facts]] for part in task.questions(language))
    inputs = [part.to(device) for part in (asked.features, tokens, mask)]
    if not isinstance(model, MemoryNetwork):
        return model(*inputs).argmax(dim=1).cpu()
    read = Base(*(part.to(device) for part in base or task.base()))
    among = None if among is None else among.to(device)
    return model(*inputs, read, among).argmax(dim=1).cpu()
