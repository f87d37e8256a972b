"""Runs over the data, the recipes and the parts, each with every answer; what needs no training."""

import pytest

from multimodal.recipes.vit.garments import RECIPES, VARIANTS
from multimodal.recipes.vit.resolution import LENGTHENED
from multimodal.studies import vit_data
from multimodal.studies.answers import split_answers
from multimodal.studies.table import read_study

AT_35 = [f"{way}{after}" for way in LENGTHENED for after in ("", "_tuned")]


def test_runs_name_variants_and_the_shipped_table_has_them():
    assert {variant for variant, _, _ in vit_data.RUNS} == set(VARIANTS)
    assert {recipe for _, _, recipe in vit_data.RUNS} == set(RECIPES)
    study = read_study("vit_data")
    first = study.table[study.table["seed"] == 0]
    found = set(zip(first["variant"], first["pictures"], first["recipe"], strict=True))
    baselines = {(name, n, "plain") for name in vit_data.BASELINES for n in vit_data.SIZES}
    larger = {("vit", vit_data.ONE_SIZE, way) for way in AT_35}
    assert found == {*vit_data.RUNS, *baselines, *larger}
    answers = study.answers("correct", variant="vit", pictures=5000, recipe="plain")
    assert answers.shape == (3, 4000)
    accuracy = study.row(variant="vit", pictures=5000, recipe="plain", seed=1)["test_accuracy"]
    assert answers[1].mean() == pytest.approx(accuracy, abs=1e-5)


def test_rows_repeat_themselves(rows_on_the_device, monkeypatch):
    monkeypatch.setattr(vit_data, "RUNS", [("vit_mean", 200, "plain"), ("cnn", 300, "augmented")])
    monkeypatch.setattr(vit_data, "SIZES", (100,))
    rows, again = (split_answers(rows_on_the_device(vit_data.rows_of(0)))[0] for _ in range(2))
    assert rows == [old | {"seconds": new["seconds"]} for old, new in zip(again, rows, strict=True)]
    named = [(row["variant"], row["pictures"], row["recipe"]) for row in rows]
    assert named == [(name, 100, "plain") for name in vit_data.BASELINES] + vit_data.RUNS
    assert all(0 <= row["test_accuracy"] <= 1 for row in rows)


def test_the_vit_of_the_page_is_tried_at_another_resolution(rows_on_the_device, monkeypatch):
    monkeypatch.setattr(vit_data, "ONE_SIZE", 128)
    rows = rows_on_the_device(vit_data.rows_of_training("vit", 128, "plain", 0))
    assert [row["recipe"] for row in rows] == ["plain", *AT_35]
    answers = split_answers(rows)[1]["correct"]
    assert (answers[1] != answers[2]).any(), "tuning changes answers"
