"""One row a split, with one column a language."""

from multimodal.studies import clip_emoji
from multimodal.studies.table import read_study


def test_a_row_for_each_split(rows_on_the_device, monkeypatch):
    shipped = read_study("clip_emoji").table
    assert list(shipped["split"].unique()) == list(clip_emoji.SPLITS)
    monkeypatch.setattr(clip_emoji, "SPLITS", ("random", "family"))
    rows = rows_on_the_device(clip_emoji.rows_of(0))
    assert [row["split"] for row in rows] == ["random", "family"]
    assert [list(row) for row in rows] == [list(shipped)] * 2
    assert all(0 <= row[language] <= 1 for row in rows for language in ("en", "es", "zh"))
