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
    with_views,
)
from multimodal.recipes.contrastive.seen_again import moved


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


def test_pixels_lose_most_of_their_lead_over_chance_when_garments_are_moved():
    scores = probe_scores(nn.Flatten(), draw_labels(200, seed=0)).row()
    assert scores["upright"] > 0.6
    assert scores["moved"] < scores["upright"] - 0.1
    assert scores["upright"] == scores["upright_correct"].double().mean()


def test_fewer_garments_show_more_views_and_the_test_has_its_own():
    few, many = draw_labels(10, seed=0).images, draw_labels(50, seed=0).images
    assert [len(with_views(images)) for images in (few, many)] == [1 + 5, 1 + 1]
    shown = with_views(few)
    assert torch.equal(shown[0], few)
    assert all(not torch.equal(view, moved(few)) for view in shown)
    assert len({view.numpy().tobytes() for view in shown}) == len(shown)


def test_a_row_for_each_learner_and_number_of_labels():
    rows = [row for row, _ in curves({"pixels": nn.Flatten()}, seed=0)]
    named = [(row["encoder"], row["labels"]) for row in rows]
    expected = [(n, c) for c in few_labels.label_counts() for n in ("pixels", "from_scratch")]
    assert named == expected


def test_the_network_from_scratch_repeats_itself():
    few = draw_labels(20, seed=0)
    (first, _), (second, _) = (from_scratch(few, seed=1) for _ in range(2))
    assert torch.equal(first.moved, second.moved)
