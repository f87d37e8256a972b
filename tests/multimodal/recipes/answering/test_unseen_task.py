"""The unseen questions are those of the task, and hardly anything is there to learn from."""

import torch

from multimodal.recipes.answering.answering_task import answering_task
from multimodal.recipes.answering.unseen_task import FEW, unseen_task


def test_it_is_the_test_of_the_task(monkeypatch) -> None:
    monkeypatch.setenv("COURSE_PRESET", "mini")
    for cached in (answering_task, unseen_task):
        cached.cache_clear()
    whole, few = answering_task(), unseen_task()
    for cached in (answering_task, unseen_task):
        cached.cache_clear()
    assert few.test.questions == whole.test.questions
    assert torch.equal(few.places_test, whole.places_test)
    assert few.tokenizer is whole.tokenizer
    assert len(few.train.crowds) == FEW
    assert few.places_train.shape[1:] == whole.places_train.shape[1:]
