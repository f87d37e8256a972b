"""A row for each model and language, and what became of answers when maps were changed."""

import pytest

from multimodal.recipes.answer_judging.judging_models import JUDGED
from multimodal.studies import answering_judging
from multimodal.studies.answering_judging import CHANGES, OWN, rows_of, task, unseen
from multimodal.studies.answers import split_answers


@pytest.fixture
def shipped(monkeypatch):
    names = []
    monkeypatch.setattr(answering_judging, "ship_answerer", lambda model, name: names.append(name))
    return names


def test_rows(rows_on_the_device, shipped):
    task.cache_clear()
    unseen.cache_clear()
    rows, kept = split_answers(rows_on_the_device(rows_of(0)))
    found = [(row["model"], row["language"], row["maps"]) for row in rows]
    judged = [("judged", code, maps) for code in ("en", "es", "zh") for maps in (OWN, *CHANGES)]
    assert found == judged + [("blind_twin", code, OWN) for code in ("en", "es", "zh")]
    assert shipped == list(JUDGED)
    for place, row in enumerate(rows):
        assert abs(kept["right"][place].mean() - row["accuracy"]) < 1e-6
        assert len(kept["right"][place]) == len(task().test)
    own = rows[0]
    assert own["hop_2"] <= 1
    assert own["names_en"] == own["accuracy"]
    assert "hop_1" not in rows[-1]
    assert rows[1]["distance"] > 0
    assert rows[-1]["pairs"] == 0


def test_seeds_that_are_not_the_first_are_not_shipped(monkeypatch, shipped):
    monkeypatch.setattr(answering_judging, "own_row", lambda asked: {"maps": OWN})
    monkeypatch.setattr(answering_judging, "changed_rows", lambda asked: iter(()))
    assert len(list(rows_of(1))) == 6
    assert shipped == []
