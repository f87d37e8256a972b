"""Filters and new captioners have rows of their own; the first seed ships its models."""

import pytest
import torch

from multimodal.shipped import shipped_blip
from multimodal.studies.answers import split_answers
from multimodal.studies.captioning_blip import found_of, rows_of, separation

NAMES = ["blip", "web", "filtered", "bootstrapped", "true"]


def test_a_row_for_each_filter_and_each_captioner(rows_on_the_device, tmp_path, monkeypatch):
    monkeypatch.setattr(shipped_blip, "ASSETS", tmp_path)
    rows, answers = split_answers(rows_on_the_device(rows_of(0)))
    assert [row["name"] for row in rows if row["what"] == "writer"] == NAMES
    filters = [(row["source"], row["name"]) for row in rows if row["what"] == "filter"]
    assert filters == [(s, n) for s in ("web", "written") for n in ("match", "contrast")]
    assert len(answers["exact_each"]) == len(NAMES)
    assert {path.name for path in tmp_path.rglob("*.*")} == {"blip.safetensors", "blip_words.json"}


def test_the_share_of_one_kind_that_is_dropped():
    gone = torch.tensor([True, False, True, True])
    kinds = ["foreign", "foreign", "true", "changed"]
    assert [found_of(gone, kinds, kind) for kind in ("foreign", "changed", "none")] == [0.5, 1, 0]


def test_separation_is_the_chance_of_the_right_order():
    wrong = torch.tensor([True, True, False, False])
    assert separation(wrong, torch.tensor([0.1, 0.6, 0.5, 0.9])) == pytest.approx(0.75)
    assert separation(wrong[:2], torch.tensor([0.1, 0.6])) != separation(wrong, torch.rand(4))
