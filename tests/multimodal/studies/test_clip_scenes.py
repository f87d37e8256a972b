"""Variants of CLIP on the drawn scenes: which there are, and what each trains."""

from statistics import mean

import pytest

from multimodal.recipes.pairs.search import embed, retrieval
from multimodal.recipes.pairs.tasks import scene_task
from multimodal.recipes.pairs.towers import clip_model
from multimodal.studies.answers import split_answers
from multimodal.studies.clip_scenes import evaluate_model, heads_on, rows_of
from multimodal.studies.table import read_study


def test_heads_are_all_that_a_frozen_model_trains():
    scenes = scene_task()
    heads = heads_on(clip_model(scenes))(scenes)
    trained = {name for name, weights in heads.named_parameters() if weights.requires_grad}
    assert trained == {"image_projection.weight", "text_projection.weight", "logit_scale"}
    one = heads_on(clip_model(scenes), text=False)(scenes)
    kept = {name for name, weights in one.named_parameters() if not weights.requires_grad}
    assert kept == {name for name, _ in one.named_parameters() if "image_encoder" in name}


def test_a_row_for_each_variant(rows_on_the_device):
    found = rows_on_the_device(rows_of(0))
    rows, answers = split_answers(found)
    shipped = read_study("clip_scenes").table
    assert [row["variant"] for row in rows] == list(shipped.query("seed == 0")["variant"])
    assert [list(row) for row in rows] == [list(shipped)] * 10
    assert len(answers["hits"]) == 10
    assert all(0 <= row["recall_at_1"] <= 1 for row in rows)
    assert next(row for row in rows if row["variant"] == "bag_of_words")["swap"] == 0.5


def test_recall_is_a_mean_over_languages_and_directions():
    scenes = scene_task()
    model = clip_model(scenes)
    found = [row.recall[1] for row in retrieval(embed(model, scenes.test, scenes.tokenizer))]
    assert evaluate_model(model, scenes)["recall_at_1"] == pytest.approx(mean(found))
