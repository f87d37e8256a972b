"""Every system is built by its name, trained by one call, and answers."""

import pytest

from multimodal.data.questions.answer_names import ANSWERS
from multimodal.recipes.answering.answerer_systems import SYSTEMS
from multimodal.recipes.answering.answering_task import answering_task


@pytest.mark.parametrize("name", SYSTEMS)
def test_a_system_trains_and_answers(name):
    task = answering_task()
    batches = task.batches(seed=0, size=8)
    model = SYSTEMS[name].run(task, batches, seed=0, steps=1)
    asked = task.test.subset(range(5))
    logits = SYSTEMS[name].answer(model, asked, task.places_test, task.tokenizer, "en")
    assert logits.shape == (5, len(ANSWERS))
    assert logits.isfinite().all()
