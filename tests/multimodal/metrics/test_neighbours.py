"""Neighbours vote; what counts is the unseen part."""

import pytest
import torch

from multimodal.metrics.neighbours import choose_k, knn_accuracy, vote


def test_separate_clouds_are_told_apart(clouds):
    assert knn_accuracy(*clouds(0), *clouds(1)) == 1.0


def test_what_counts_is_the_unseen_part(clouds):
    (x, y), (other, answers) = clouds(0), clouds(1)
    assert knn_accuracy(x, y, other, (answers + 1) % 3) == 0.0
    assert knn_accuracy(x, y, other.flip(0), answers.flip(0)) == 1.0
    assert knn_accuracy(x, y, other[:30], answers[:30].where(torch.arange(30) < 21, 0)) == 0.8


def test_neighbours_need_no_line(wheel):
    assert knn_accuracy(*wheel, *wheel, k=5) == 1.0


def test_neighbours_vote_and_ties_go_to_the_lower_class():
    train = torch.tensor([[1.0, 0.0], [1.0, 0.1], [1.0, 0.2], [0.0, 1.0]])
    labels = torch.tensor([2, 1, 1, 0])
    query = torch.tensor([[1.0, 0.0]])
    assert knn_accuracy(train, labels, query, torch.tensor([2]), k=1) == 1.0
    assert knn_accuracy(train, labels, query, torch.tensor([1]), k=3) == 1.0
    assert knn_accuracy(train, labels, query, torch.tensor([1]), k=2) == 1.0


def test_bad_input_is_named(clouds):
    x, y = clouds(0)
    with pytest.raises(ValueError, match="120 rows of features for 119 classes"):
        knn_accuracy(x, y, x, y[1:])
    with pytest.raises(ValueError, match="between 1 and 120, got 121"):
        knn_accuracy(x, y, x, y, k=121)


def test_only_directions_count_and_each_picture_by_itself():
    train = torch.tensor([[1.0, 0.2], [0.2, 1.0], [30.0, 40.0]])
    test = torch.tensor([[100.0, 25.0], [0.01, 0.04], [6.0, 8.1]])
    labels = torch.arange(3)
    assert knn_accuracy(train, labels, test, labels, k=1) == 1
    assert knn_accuracy(train, labels, test, labels, k=3) == pytest.approx(1 / 3)  # all to class 0


@pytest.mark.parametrize("k", [1.5, "1", True, torch.ones(2)])
def test_k_is_a_whole_number(clouds, k):
    with pytest.raises(ValueError, match="k must be a whole number"):
        knn_accuracy(*clouds(0), *clouds(0), k=k)


def test_the_edges_of_k(clouds):
    x, y = clouds(0)
    for k in (0, 121):
        with pytest.raises(ValueError, match=f"between 1 and 120, got {k}"):
            knn_accuracy(x, y, x, y, k=k)
    assert knn_accuracy(x, y, x, y, k=1) == 1
    knn_accuracy(x, y, x, y, k=120)
    with pytest.raises(ValueError, match="119 rows of features for 120 classes"):
        knn_accuracy(x, y, x[1:], y, k=1)


def test_k_is_chosen_on_held_out_labels(clouds, wheel):
    assert choose_k(*clouds(0)) == 20  # whatever k, all are right: the largest
    x, y = wheel
    assert choose_k(x, y) == 5  # 64 of 80 stay, eight in each direction: 10 meet others
    assert vote(x, y, x, y).k == 5


def test_test_labels_have_no_say(clouds):
    (x, y), (other, answers) = clouds(0, spread=1.5), clouds(1, spread=1.5)
    found = {vote(x, y, other, labels).k for labels in (answers, (answers + 1) % 3)}
    assert found == {choose_k(x, y)}


def test_few_labels_allow_few_neighbours(clouds):
    x, y = clouds(0)
    assert vote(x[:3], y[:3], x, y).k == 1
    assert vote(x[:1], y[:1], x, y).k == 1
    assert vote(x[:12], y[:12], x, y).k <= 6


def test_answers_item_by_item(clouds):
    (x, y), (other, answers) = clouds(0), clouds(1)
    found = vote(x, y, other, answers.where(torch.arange(120) < 90, (answers + 1) % 3), k=5)
    assert found.correct.equal(torch.arange(120) < 90)
    assert (found.accuracy, found.k) == (0.75, 5)
