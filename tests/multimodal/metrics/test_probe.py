"""The linear probe: told apart by a line or not at all, and only on what it has not seen."""

import warnings

import pytest
import torch
from sklearn.linear_model import LogisticRegression

from multimodal.metrics import probe
from multimodal.metrics.probe import linear_probe


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


@pytest.mark.parametrize(
    ("options", "c", "rounds"), [({}, 1 / 0.12, 100), ({"penalty": 0.1, "rounds": 7}, 1 / 12, 7)]
)
def test_the_penalty_counts_against_the_mean_loss(clouds, monkeypatch, options, c, rounds):
    made = []

    def regression(**settings):
        made.append(settings)
        return LogisticRegression(**settings)

    monkeypatch.setattr("multimodal.metrics.probe.LogisticRegression", regression)
    linear_probe(*clouds(0), *clouds(1), **options)
    assert made == [{"C": pytest.approx(c), "max_iter": rounds}]


def test_bad_input_is_named(clouds):
    x, y = clouds(0)
    with pytest.raises(ValueError, match="120 rows of features for 119 classes"):
        linear_probe(x, y, x, y[1:])
    with pytest.raises(ValueError, match="119 rows of features for 120 classes"):
        linear_probe(x, y, x[1:], y)


def test_the_penalty_is_of_the_mean_loss_and_rounds_are_kept(monkeypatch, clouds):
    asked, made = [], probe.LogisticRegression
    monkeypatch.setattr(probe, "LogisticRegression", lambda **k: asked.append(k) or made(**k))
    linear_probe(*clouds(0), *clouds(1))
    linear_probe(*clouds(0), *clouds(1), penalty=0.5, rounds=1)
    assert asked == [
        {"C": pytest.approx(1 / (1e-3 * 120)), "max_iter": 100},
        {"C": pytest.approx(1 / (0.5 * 120)), "max_iter": 1},
    ]


def test_too_few_rounds_are_nothing_to_warn_of(clouds):
    part = clouds(0, spread=1.2)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        linear_probe(*part, *part, rounds=1)
