"""Answerers that compare, are steered or run programs: from programs a batch is learnt by heart."""

import torch

from multimodal.data.questions.answer_names import ANSWERS
from multimodal.recipes.answering.answering_task import answering_task
from multimodal.recipes.answering.reasoning_systems import (
    answer_programs,
    neural_modules,
    program_loss,
)


def test_programs_travel_with_a_batch_and_are_what_was_asked() -> None:
    task = answering_task()
    batch = next(iter(task.batches(seed=0, size=8)))
    assert len(batch.programs) == len(batch.answers) == 8
    assert batch.to("cpu").programs == batch.programs
    everything = task.test_batch("zh")
    assert everything.programs == tuple(question.program for question in task.test.questions)


def test_programs_are_answered_from_the_picture_that_they_are_about() -> None:
    task, model = answering_task(), neural_modules(answering_task())
    asked = task.test.subset(range(7))
    logits = answer_programs(model, asked, task.places_test)
    assert logits.shape == (7, len(ANSWERS))
    places = task.places_test[asked.pictures[3:4]]
    alone = model(places, [asked.questions[3].program]).detach()
    torch.testing.assert_close(logits[3:4], alone)


def test_a_batch_of_programs_is_learnt() -> None:
    torch.manual_seed(0)
    task = answering_task()
    model, batch = neural_modules(task), next(iter(task.batches(seed=0, size=16)))
    optimiser = torch.optim.Adam(model.parameters(), lr=1e-2)
    before = program_loss(model, batch).item()
    for _ in range(60):
        optimiser.zero_grad()
        loss = program_loss(model, batch)
        loss.backward()
        optimiser.step()
    assert loss.item() < min(0.7, before)
