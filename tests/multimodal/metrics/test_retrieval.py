"""Recall@K and median rank: by hand, and against shuffling."""

from itertools import permutations

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from multimodal.metrics.retrieval import (
    expected_ranks,
    hit_probability,
    median_rank,
    recall_at_k,
    same_image,
    two_way_recall,
)

SCORES = torch.tensor([[0.9, 0.1, 0.2], [0.5, 0.4, 0.3], [0.1, 0.3, 0.2]])
DIAGONAL = torch.arange(3)


def test_by_hand():
    assert recall_at_k(SCORES, DIAGONAL, (1, 2, 3)) == pytest.approx({1: 1 / 3, 2: 1.0, 3: 1.0})
    assert expected_ranks(SCORES, DIAGONAL).tolist() == [1, 2, 2]
    assert median_rank(SCORES, DIAGONAL) == 2


def test_median_of_an_even_number_lies_between():
    assert median_rank(SCORES[:2], DIAGONAL[:2]) == 1.5


def test_a_model_that_ties_everything_earns_chance():
    scores = torch.zeros(6, 50)
    recall = recall_at_k(scores, torch.arange(6), (1, 5, 50))
    assert recall == pytest.approx({1: 0.02, 5: 0.1, 50: 1.0})
    assert median_rank(scores, torch.arange(6)) == 25.5


@pytest.mark.parametrize("k", [3, 4, 1000])
def test_the_whole_gallery_always_holds_the_target(k):
    assert recall_at_k(SCORES, DIAGONAL, (k,))[k] == 1.0


def test_one_of_several_correct_targets_is_enough():
    correct = torch.tensor([[False, True, True]])
    scores = torch.tensor([[0.9, 0.1, 0.5]])
    assert recall_at_k(scores, correct, (1, 2)) == {1: 0.0, 2: 1.0}


def test_directions_differ():
    image_ids, text_ids = torch.tensor([0, 1]), torch.tensor([0, 0, 1, 1])
    scores = torch.tensor([[0.9, 0.1, 0.5, 0.0], [0.8, 0.3, 0.2, 0.1]])
    both = two_way_recall(scores, same_image(image_ids, text_ids), iter((1, 2)))
    assert both.image_to_text == {1: 0.5, 2: 0.5}
    assert both.text_to_image == {1: 0.5, 2: 1.0}


def shuffled(scores, correct, k):
    """Share of the orders among tied items in which a correct one is among the first k."""
    orders = [
        sorted(zip(scores, tie_break, correct, strict=True), reverse=True)
        for tie_break in permutations(range(len(scores)))
    ]
    ranks = [next(i for i, item in enumerate(order, 1) if item[2]) for order in orders]
    return sum(rank <= k for rank in ranks) / len(ranks), sum(ranks) / len(ranks)


@settings(max_examples=60, deadline=None)
@given(st.data(), st.integers(1, 5), st.integers(1, 6))
def test_ties_count_as_if_shuffled(data, gallery, k):
    scores = data.draw(st.lists(st.integers(0, 2), min_size=gallery, max_size=gallery))
    correct = data.draw(st.lists(st.booleans(), min_size=gallery, max_size=gallery).filter(any))
    share, rank = shuffled(scores, correct, k)
    matrix, targets = torch.tensor([scores]).float(), torch.tensor([correct])
    assert float(hit_probability(matrix, targets, k)) == pytest.approx(share, abs=1e-9)
    assert float(expected_ranks(matrix, targets)) == pytest.approx(rank, abs=1e-9)


def test_half_precision_scores_are_compared_as_they_are():
    assert recall_at_k(SCORES.half(), DIAGONAL, (1,))[1] == pytest.approx(1 / 3)


def test_lists_of_length_zero():
    with pytest.raises(ValueError, match="k must be at least 1, got 0"):
        recall_at_k(SCORES, DIAGONAL, (0,))
