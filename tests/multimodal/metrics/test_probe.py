import pytest
import torch

from multimodal.metrics.neighbours import knn_accuracy
from multimodal.metrics.probe import linear_probe


def clouds(seed, spread=0.3):
    """Three classes around three corners of a triangle."""
    draw = torch.Generator().manual_seed(seed)
    corners = torch.tensor([[2.0, 0.0], [-1.0, 1.7], [-1.0, -1.7]])
    labels = torch.arange(3).repeat(40)
    return corners[labels] + spread * torch.randn(120, 2, generator=draw), labels


def test_separate_clouds_are_told_apart():
    assert linear_probe(*clouds(0), *clouds(1)) == 1.0
    assert knn_accuracy(*clouds(0), *clouds(1)) == 1.0


def test_what_is_not_linear_stays_at_chance_for_the_line_but_not_for_neighbours():
    angles = torch.arange(80) * torch.pi / 4  # eight directions, classes alternate
    x = torch.stack([angles.cos(), angles.sin()], dim=1)
    y = torch.arange(80) % 2
    assert linear_probe(x, y, x, y) <= 0.55
    assert knn_accuracy(x, y, x, y, k=5) == 1.0


def test_neighbours_vote_and_ties_go_to_the_lower_class():
    train = torch.tensor([[1.0, 0.0], [1.0, 0.1], [1.0, 0.2], [0.0, 1.0]])
    labels = torch.tensor([2, 1, 1, 0])
    query = torch.tensor([[1.0, 0.0]])
    assert knn_accuracy(train, labels, query, torch.tensor([2]), k=1) == 1.0
    assert knn_accuracy(train, labels, query, torch.tensor([1]), k=3) == 1.0
    assert knn_accuracy(train, labels, query, torch.tensor([1]), k=2) == 1.0


def test_the_probe_ignores_the_scale_of_a_feature():
    x, y = clouds(0, spread=1.2)
    other, answers = clouds(1, spread=1.2)
    stretch = torch.tensor([1.0, 1e3])
    plain = linear_probe(x, y, other, answers)
    assert abs(linear_probe(x * stretch, y, other * stretch, answers) - plain) < 0.02


def test_bad_input_is_named():
    x, y = clouds(0)
    for measure in (linear_probe, knn_accuracy):
        with pytest.raises(ValueError, match="120 rows of features for 119 classes"):
            measure(x, y, x, y[1:])
    with pytest.raises(ValueError, match="between 1 and 120, got 121"):
        knn_accuracy(x, y, x, y, k=121)
