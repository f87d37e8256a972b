"""Shipped weights are those that were trained, in eight bits."""

import pytest

from multimodal.data.questions.question_set import question_set
from multimodal.recipes.answering.answerer_systems import SYSTEMS
from multimodal.recipes.answering.answering_task import answering_task
from multimodal.recipes.answering.place_encoder import encode_places
from multimodal.shipped import shipped_answerers
from multimodal.shipped.shipped_answerers import load_answerer, ship_answerer
from multimodal.studies.answering_systems import LANGUAGE, SHIPPED
from multimodal.studies.table import read_study


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    monkeypatch.setattr(shipped_answerers, "ASSETS", tmp_path)
    monkeypatch.setattr(shipped_answerers, "asset", lambda *names: tmp_path.joinpath(*names))


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_shipped_is_what_was_trained(name):
    model = SYSTEMS[name].build(answering_task())
    ship_answerer(model, name)
    again = load_answerer(name, answering_task())
    assert not again.training
    for path, part in again.state_dict().items():
        wanted = model.state_dict()[path]
        assert (part.cpu() - wanted).abs().max() <= wanted.abs().max() / 200, path


@pytest.mark.usefixtures("elsewhere")
def test_weights_of_another_model_and_unknown_names_are_refused():
    ship_answerer(SYSTEMS["blind"].build(answering_task()), "product")
    with pytest.raises(ValueError, match="those of another model"):
        load_answerer("product", answering_task())
    with pytest.raises(ValueError, match="unknown system 'sums': choose one of sum, product"):
        load_answerer("sums", answering_task())


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_answerer_is_that_of_its_study(monkeypatch, name):
    """Eight bits may turn an answer or two; another vocabulary would turn most."""
    unseen = question_set(300, seed=1, split="test")
    monkeypatch.setenv("COURSE_PRESET", "mini")
    task = answering_task()
    model, places = load_answerer(name, task), encode_places(unseen.images)
    said = SYSTEMS[name].answer(model, unseen, places, task.tokenizer, LANGUAGE).argmax(dim=1)
    found = float((said == unseen.answers).float().mean())
    row = read_study("answering_systems").row(system=name, seed=0)
    assert found == pytest.approx(row["accuracy"], abs=0.02)
