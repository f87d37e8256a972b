"""Runs over the data and over the kinds of positions, each with its two accuracies."""

from multimodal.recipes.vit.garments import VARIANTS
from multimodal.studies import vit_data
from multimodal.studies.table import read_study


def test_runs_name_variants_and_the_shipped_table_has_them():
    assert {variant for variant, _ in vit_data.RUNS} == set(VARIANTS)
    table = read_study("vit_data").table
    first = table[table["seed"] == 0]
    assert list(zip(first["variant"], first["pictures"], strict=True)) == vit_data.RUNS


def test_rows_repeat_themselves(rows_on_the_device, monkeypatch):
    monkeypatch.setattr(vit_data, "RUNS", [("vit_mean", 200), ("cnn", 300)])
    rows, again = (rows_on_the_device(vit_data.rows_of(0)) for _ in range(2))
    assert rows == [old | {"seconds": new["seconds"]} for old, new in zip(again, rows, strict=True)]
    assert [(row["variant"], row["pictures"]) for row in rows] == vit_data.RUNS
    assert all(0 <= row["test_accuracy"] <= 1 for row in rows)
