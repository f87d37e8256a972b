"""Each system trains and replies; who has a base is told by it."""

from itertools import islice

import pytest
import torch

from multimodal.recipes.answer_knowledge.changing_bases import KnowledgeStream
from multimodal.recipes.answer_knowledge.knowledge_answerers import (
    KNOWLEDGE_SYSTEMS,
    lookup_loss,
    memory,
    reply,
)
from multimodal.recipes.answer_knowledge.knowledge_task import knowledge_task


@pytest.mark.parametrize("name", KNOWLEDGE_SYSTEMS)
def test_a_system_trains_and_replies(name: str) -> None:
    task = knowledge_task()
    model = KNOWLEDGE_SYSTEMS[name].run(task, seed=0)
    said = reply(model, task, task.held_out, "zh")
    assert said.shape == task.held_out.facts.shape
    again = KNOWLEDGE_SYSTEMS[name].run(task, seed=0)
    assert torch.equal(said, reply(again, task, task.held_out, "zh"))


def test_a_memory_learns_to_read_and_believes_what_it_reads() -> None:
    torch.manual_seed(0)
    task = knowledge_task()
    model = memory(task)
    optimiser = torch.optim.Adam(model.parameters(), lr=1e-2)
    for batch in islice(KnowledgeStream(task, seed=0, changing=True, languages=("en",)), 150):
        optimiser.zero_grad()
        lookup_loss(model, batch).backward()
        optimiser.step()
    true, asked = task.values[task.known.facts], task.known
    assert (reply(model, task, asked, "en") == true).float().mean() > 0.9
    other = task.values.roll(1)
    said = reply(model, task, asked, "en", task.base(other))
    assert (said == other[asked.facts]).float().mean() > 0.9
    nothing = torch.zeros(len(true), len(task.facts), dtype=torch.bool)
    assert not reply(model, task, asked, "en", among=nothing).any()
