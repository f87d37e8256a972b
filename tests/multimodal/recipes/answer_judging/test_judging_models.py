"""The judged model and its twin learn from the same questions, in three languages and denied."""

from dataclasses import replace

import pytest
import torch

from multimodal.models.answerers.one_sense_answerers import BlindAnswerer
from multimodal.recipes.answer_judging.asked_otherwise import with_denials
from multimodal.recipes.answer_judging.judging_models import JUDGED, judged_batches, train_judged
from multimodal.recipes.answering.answer_training import train_answerer
from multimodal.recipes.answering.answerer_systems import SYSTEMS
from multimodal.recipes.answering.answering_task import answer_questions, answering_task


def test_questions_come_in_three_languages_and_denied():
    task = answering_task()
    seen = set()
    for _, batch in zip(range(6), judged_batches(task, seed=0), strict=False):
        seen |= {tuple(row[row > 0].tolist()) for row in batch.tokens}
    everything = with_denials(task.train)
    for language in ("en", "es", "zh"):
        tokens, _ = task.tokenizer.encode_batch(everything.texts(language))
        known = {tuple(row[row > 0].tolist()) for row in tokens}
        denials = {tuple(row[row > 0].tolist()) for row in tokens[len(task.train) :]}
        assert len(seen & known) > 50
        assert len(seen & denials) > 10


@pytest.mark.parametrize("name", JUDGED)
def test_trained_from_a_seed_and_ready_to_answer(name):
    task = answering_task()
    model, again = (train_judged(name, task, seed=3) for _ in range(2))
    assert not model.training
    assert isinstance(model, BlindAnswerer) == (name == "blind_twin")
    asked = task.test, task.places_test, task.tokenizer, "zh"
    assert torch.equal(answer_questions(model, *asked), answer_questions(again, *asked))


def test_english_comes_first_and_the_rest_goes_on_with_it(monkeypatch):
    legs = []

    def noting(model, batches, *, steps, settings):
        legs.append((batches.languages, settings.learning_rate, id(model)))
        return train_answerer(model, batches, steps=steps, settings=settings)

    monkeypatch.setitem(SYSTEMS, "blind", replace(SYSTEMS["blind"], train=noting))
    train_judged("blind_twin", answering_task(), seed=0)
    (first, rate, model), (second, later, same) = legs
    assert (first, set(second)) == (("en",), {"en", "es", "zh"})
    assert rate > later
    assert model == same
