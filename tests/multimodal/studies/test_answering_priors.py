"""A row for each training, asked four kinds of questions."""

import pytest

from multimodal.recipes.answer_judging.changing_priors import TRAININGS
from multimodal.studies.answering_priors import fitting, new_kinds, parts, priors, rows_of, task


def test_rows(rows_on_the_device):
    for cached in (task, priors, new_kinds):
        cached.cache_clear()
    rows = rows_on_the_device(rows_of(0))
    assert [row["training"] for row in rows] == ["blind", "prior", *TRAININGS]
    assert all(0 <= row[part] <= 1 for row in rows for part in parts(0))
    assert {row["learned"] for row in rows} == {len(priors(0).skewed.train)}
    prior = rows[1]
    assert prior["fitting"] > 0.9
    assert prior["same"] > prior["changed"] + 0.1


def test_an_answer_fits_what_is_asked_for():
    questions = task().test
    assert fitting(questions.answers, questions) == 1
    yes_no = sum(kind in ("exists", "compare") for kind in questions.kinds)
    assert fitting(questions.answers * 0, questions) == pytest.approx(yes_no / len(questions))
