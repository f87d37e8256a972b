"""The linear probe: told apart by a line or not at all, and only on what it has not seen."""

import warnings

import pytest
import torch
from sklearn.linear_model import LogisticRegression

from multimodal.metrics import probe
from multimodal.metrics.probe import (
    PENALTIES,
    PENALTY,
    choose_penalty,
    linear_probe,
    train_probe,
)


def test_separate_clouds_are_told_apart(clouds):
    assert linear_probe(*clouds(0), *clouds(1)) == 1.0


def test_what_counts_is_the_unseen_part(clouds):
    (x, y), (other, answers) = clouds(0), clouds(1)
    assert linear_probe(x, y, other, (answers + 1) % 3) == 0.0
    assert linear_probe(x, y, other.flip(0), answers.flip(0)) == 1.0
    shuffled = answers[torch.randperm(120, generator=torch.Generator().manual_seed(0))]
    assert abs(linear_probe(x, y, other, shuffled) - 1 / 3) < 0.15


def test_what_is_not_linear_stays_at_chance(wheel):
    assert linear_probe(*wheel, *wheel) <= 0.55


def test_the_probe_ignores_the_scale_of_a_feature_and_leaves_it_alone(clouds):
    x, y = clouds(0, spread=1.2)
    other, answers = clouds(1, spread=1.2)
    plain = linear_probe(x, y, other, answers)
    stretched, others = (part.double() * torch.tensor([1.0, 1e3]) for part in (x, other))
    before = stretched.clone(), others.clone()
    assert abs(linear_probe(stretched, y, others, answers) - plain) < 0.02
    assert stretched.equal(before[0])
    assert others.equal(before[1])


def test_bad_input_is_named(clouds):
    x, y = clouds(0)
    with pytest.raises(ValueError, match="120 rows of features for 119 classes"):
        linear_probe(x, y, x, y[1:])
    with pytest.raises(ValueError, match="119 rows of features for 120 classes"):
        linear_probe(x, y, x[1:], y)


@pytest.fixture
def asked(monkeypatch):
    """The settings of every logistic regression."""
    found = []
    monkeypatch.setattr(
        probe, "LogisticRegression", lambda **k: found.append(k) or LogisticRegression(**k)
    )
    return found


def test_the_penalty_is_of_the_mean_loss_and_rounds_are_kept(asked, clouds):
    linear_probe(*clouds(0), *clouds(1), penalty=1e-3)
    linear_probe(*clouds(0), *clouds(1), penalty=0.5, rounds=1)
    assert asked == [
        {"C": pytest.approx(1 / (1e-3 * 120)), "max_iter": 100},
        {"C": pytest.approx(1 / (0.5 * 120)), "max_iter": 1},
    ]


def test_five_penalties_are_tried_on_held_out_labels_and_one_fitted_on_all(asked, clouds):
    found = train_probe(*clouds(0), *clouds(1), rounds=7)
    tried = [1 / (one["C"] * 96) for one in asked[:-1]]  # five folds of 24 of the 120 labels
    assert tried == pytest.approx([p for p in PENALTIES for _ in range(5)])
    assert asked[-1] == {"C": pytest.approx(1 / (found.penalty * 120)), "max_iter": 7}


def noisy(seed, width, pictures=200):
    """Two classes that one direction of many tells apart, with noise in all."""
    draw = torch.Generator().manual_seed(seed)
    labels = torch.arange(2).repeat(pictures // 2)
    x = torch.randn(pictures, width, generator=draw)
    x[:, 0] += 2.0 * (2 * labels - 1)
    return x, labels


def test_every_input_gets_the_penalty_that_suits_it():
    """Many directions of noise want a strong penalty; what was chosen is near the best."""
    parts = (*noisy(0, 400), *noisy(1, 400, pictures=2000))
    scores = {penalty: linear_probe(*parts, penalty=penalty) for penalty in PENALTIES}
    found = train_probe(*parts)
    assert found.penalty == 1e-1
    assert found.accuracy == scores[1e-1] > scores[1e-5]


def test_test_labels_have_no_say(clouds):
    (x, y), (other, answers) = clouds(0, spread=1.2), clouds(1, spread=1.2)
    first = train_probe(x, y, other, answers)
    second = train_probe(x, y, other, (answers + 1) % 3)
    assert first.penalty == second.penalty == choose_penalty(x, y)


def test_answers_item_by_item(clouds):
    (x, y), (other, answers) = clouds(0), clouds(1)
    found = train_probe(x, y, other, answers.where(torch.arange(120) < 90, (answers + 1) % 3))
    assert found.correct.dtype == torch.bool
    assert found.correct.equal(torch.arange(120) < 90)
    assert found.accuracy == 0.75


def test_one_label_of_each_class_leaves_nothing_to_choose_by(clouds):
    x, y = clouds(0)
    assert train_probe(x[:3], y[:3], x, y).penalty == PENALTY


def test_too_few_rounds_are_nothing_to_warn_of(clouds):
    part = clouds(0, spread=1.2)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        linear_probe(*part, *part, rounds=1)
