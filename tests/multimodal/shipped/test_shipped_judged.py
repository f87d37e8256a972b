"""Both models come back as they were shipped, from a task that knows sizes only."""

import pytest
import torch

from multimodal.recipes.answer_judging.judging_models import JUDGED, train_judged
from multimodal.recipes.answering.answering_task import answer_questions, answering_task
from multimodal.shipped import shipped_answerers
from multimodal.shipped.shipped_answerers import ship_answerer
from multimodal.shipped.shipped_judged import load_judged


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    monkeypatch.setattr(shipped_answerers, "ASSETS", tmp_path)
    monkeypatch.setattr(shipped_answerers, "asset", lambda *names: tmp_path.joinpath(*names))
    return tmp_path


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("name", JUDGED)
def test_what_was_shipped_comes_back(name):
    task = answering_task()
    model = train_judged(name, task, seed=0)
    ship_answerer(model, name)
    again = load_judged(name, task)
    asked = task.test, task.places_test, task.tokenizer, "es"
    one, other = answer_questions(model, *asked), answer_questions(again, *asked)
    assert torch.allclose(one.softmax(dim=1), other.softmax(dim=1), atol=0.03)
    assert not again.training


def test_an_unknown_name_is_refused():
    with pytest.raises(ValueError, match="unknown model 'film': choose one of judged, blind_twin"):
        load_judged("film", answering_task())
