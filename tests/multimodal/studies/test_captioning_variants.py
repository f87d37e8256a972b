"""A row for every variant, which differs from its parent in what its name says."""

import torch

from multimodal.models.captioners.show_attend_tell import ShowAttendTell
from multimodal.recipes.captioning.followed_words import Followed
from multimodal.studies.answers import split_answers
from multimodal.studies.captioning_variants import (
    VARIANTS,
    as_state,
    attending,
    forgetting,
    measure,
    rows_of,
    task,
)


def test_a_row_for_each(rows_on_the_device):
    task.cache_clear()
    rows, kept = split_answers(rows_on_the_device(rows_of(0)))
    assert [row["system"] for row in rows] == list(VARIANTS)
    for place, row in enumerate(rows):
        assert abs(kept["right"][place].mean() - row["exact"]) < 1e-6


def test_what_a_variant_changes():
    task.cache_clear()
    assert as_state(task()).enters == "state"
    ordinary = forgetting(task())
    width = ordinary.cell.hidden_size
    gate = ordinary.cell.bias_ih[width : 2 * width] + ordinary.cell.bias_hh[width : 2 * width]
    assert torch.sigmoid(gate).mean().item() < 0.6


def test_maps_are_measured_where_there_are_some(monkeypatch):
    task.cache_clear()
    model = attending(task())
    assert isinstance(model, ShowAttendTell)
    words = ["a", *task().test.scenes[0].first.kind]
    maps = torch.full((3, 16), 1 / 16)
    module = "multimodal.studies.captioning_variants.follow_words"

    monkeypatch.setattr(module, lambda *_: [Followed(words, maps)] * len(task().test))
    found = measure(model)
    assert 0 < found["named"] < 1
    assert found["uneven"] > 0
