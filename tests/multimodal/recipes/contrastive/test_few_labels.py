"""Few labels: how they are drawn, and who is asked what."""

import torch
from torch import nn

from multimodal.recipes.contrastive import few_labels
from multimodal.recipes.contrastive.few_labels import (
    curves,
    draw_labels,
    from_scratch,
    probe_scores,
    unseen,
)


def test_every_class_gets_as_many_labels_and_a_smaller_draw_lies_in_the_larger():
    few, many = draw_labels(20, seed=0), draw_labels(50, seed=0)
    assert few.labels.bincount().tolist() == [2] * 10
    assert many.labels.bincount().tolist() == [5] * 10
    larger = {picture.numpy().tobytes() for picture in many.images}
    assert all(picture.numpy().tobytes() in larger for picture in few.images)
    other = draw_labels(20, seed=1)
    assert not torch.equal(few.images, other.images)


def test_both_questions_are_about_the_same_garments():
    upright, moved = unseen()
    assert torch.equal(upright.labels, moved.labels)
    changed = (upright.images != moved.images).flatten(1).any(dim=1)
    assert changed.float().mean() > 0.9


def test_pixels_lose_more_than_half_of_their_lead_over_chance_when_garments_are_moved():
    scores = probe_scores(nn.Flatten(), draw_labels(500, seed=0)).row()
    assert scores["upright"] > 0.6
    assert scores["moved"] - 0.1 < (scores["upright"] - 0.1) / 2
    assert scores["upright"] == scores["upright_correct"].double().mean()


def test_a_row_for_each_learner_and_number_of_labels():
    rows = [row for row, _ in curves({"pixels": nn.Flatten()}, seed=0)]
    named = [(row["encoder"], row["labels"]) for row in rows]
    expected = [(n, c) for c in few_labels.label_counts() for n in ("pixels", "from_scratch")]
    assert named == expected


def test_the_network_from_scratch_repeats_itself():
    few = draw_labels(20, seed=0)
    (first, _), (second, _) = (from_scratch(few, seed=1) for _ in range(2))
    assert torch.equal(first.moved, second.moved)
