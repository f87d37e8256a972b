"""A row for each finder, language and share, with an answer for each emoji."""

import pytest

from multimodal.studies import pair_data_errors
from multimodal.studies.answers import split_answers
from multimodal.studies.table import read_study

CACHED = ("concepts", "seen", "read", "tuned")


def test_a_row_for_each_finder(rows_on_the_device, monkeypatch):
    shipped = read_study("pair_data_errors").table
    assert list(dict.fromkeys(zip(shipped["image"], shipped["text"], strict=True))) == list(
        pair_data_errors.PAIRS
    )
    monkeypatch.setattr(pair_data_errors, "COUNT", 60)
    monkeypatch.setattr(pair_data_errors, "SHARES", (0.05,))
    monkeypatch.setattr(pair_data_errors, "PAIRS", (("pixels", "word_counts"),))
    clear()
    rows, answers = split_answers(rows_on_the_device(pair_data_errors.rows_of(0)))
    clear()
    assert [row["language"] for row in rows] == ["en", "es", "zh"]
    assert {tuple(row) for row in rows} == {tuple(shipped)}
    for row, found in zip(rows, answers["found"].values(), strict=True):
        assert found.shape == (60,)
        assert float(found.sum()) / 3 == pytest.approx(row["precision"], abs=1e-6)


def clear() -> None:
    for name in CACHED:
        getattr(pair_data_errors, name).cache_clear()
