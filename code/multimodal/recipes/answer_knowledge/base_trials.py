"""What becomes of answers when the base changes: whole, without the entry, with wrong values.

Letters: Q questions, F facts, k entries found.
"""

from collections.abc import Callable
from typing import NamedTuple

import torch
from torch import Tensor, nn

from multimodal.data.questions.knowledge import RELATIONS, REPLIES
from multimodal.recipes.answer_knowledge.entry_search import nearest
from multimodal.recipes.answer_knowledge.knowledge_answerers import reply
from multimodal.recipes.answer_knowledge.knowledge_task import Asked, KnowledgeTask

Answer = Callable[[Asked, Tensor, Tensor], Tensor]
"""(questions, values (F,), among (Q, F)) → answers (Q,): values that the base states, and entries
that may be read for each question"""


class Trials(NamedTuple):
    """What an answerer said, question by question: (Q,) bool each."""

    right: Tensor
    """true, from the whole and true base"""
    silent: Tensor
    """*unknown*, when the entry is missing"""
    right_anyway: Tensor
    """true, although the entry is missing"""
    followed: Tensor
    """what the base says, when all its values are wrong"""
    still_right: Tensor
    """true, although the base says something else"""


def try_bases(answer: Answer, task: KnowledgeTask, asked: Asked) -> Trials:
    """Ask from three bases."""
    true, wrong = task.values, wrong_values(task)
    everything = torch.ones(len(asked.facts), len(task.facts), dtype=torch.bool)
    own = torch.arange(len(task.facts)) == asked.facts[:, None]
    truth, untruth = true[asked.facts], wrong[asked.facts]
    whole, missing = answer(asked, true, everything), answer(asked, true, ~own)
    misled = answer(asked, wrong, everything)
    return Trials(
        whole == truth, missing == 0, missing == truth, misled == untruth, misled == truth
    )


def wrong_values(task: KnowledgeTask) -> Tensor:
    """For each fact another value of its relation, (F,)."""
    found = []
    for fact in task.facts:
        values = RELATIONS[fact.relation]
        found.append(REPLIES.index(values[(values.index(fact.value) + 1) % len(values)]))
    return torch.tensor(found)


def by_model(model: nn.Module, task: KnowledgeTask, language: str) -> Answer:
    """The answers of a trained network."""
    return lambda asked, values, among: reply(
        model, task, asked, language, task.base(values), among
    )


def by_first_found(near: Tensor) -> Answer:
    """The value of the nearest entry that may be read.

    Args:
        near: (Q, F), how near each entry is to each question.
    """
    return lambda asked, values, among: values[within(near, among).argmax(dim=1)]


def by_reading_found(
    near: Tensor, model: nn.Module, task: KnowledgeTask, language: str, *, k: int = 5
) -> Answer:
    """The ``k`` nearest entries are found, and a memory network reads only those."""

    def answer(asked: Asked, values: Tensor, among: Tensor) -> Tensor:
        found = torch.zeros_like(among).scatter(1, nearest(within(near, among), k=k), True)
        return reply(model, task, asked, language, task.base(values), among & found)

    return answer


def within(near: Tensor, among: Tensor) -> Tensor:
    """Entries that may not be read are infinitely far: (Q, F)."""
    return near.masked_fill(~among, float("-inf"))
