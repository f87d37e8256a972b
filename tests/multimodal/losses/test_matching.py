"""Hard negatives follow the similarity and never the own pair; matching is a cross-entropy."""

import pytest
import torch
from torch.nn.functional import cross_entropy

from multimodal.losses.matching import hard_negatives, matching_loss


def test_the_own_pair_and_forbidden_ones_are_never_drawn():
    similarity = torch.zeros(4, 4) + 50 * torch.eye(4)
    forbidden = torch.zeros(4, 4, dtype=torch.bool)
    forbidden[0, 1] = forbidden[0, 2] = True
    torch.manual_seed(0)
    for _ in range(50):
        drawn = hard_negatives(similarity, forbidden=forbidden)
        assert (drawn != torch.arange(4)).all()
        assert drawn[0] == 3


def test_the_chances_are_a_softmax_of_the_similarity():
    row = torch.tensor([0.0, 1.0, 2.0, 0.0])
    similarity = row.expand(4, 4).clone()
    torch.manual_seed(0)
    drawn = torch.stack([hard_negatives(similarity)[0] for _ in range(4000)])
    shares = torch.bincount(drawn, minlength=4) / 4000
    assert torch.allclose(shares[1:], row[1:].softmax(dim=0), atol=0.03)


def test_where_all_are_forbidden_the_own_column_comes_back():
    everything = torch.ones(3, 3, dtype=torch.bool)
    assert hard_negatives(torch.rand(3, 3), forbidden=everything).tolist() == [0, 1, 2]


def test_matching_is_cross_entropy_of_two_answers():
    logits, right = torch.randn(6, 2), torch.tensor([1, 1, 0, 0, 1, 0], dtype=torch.bool)
    assert torch.allclose(matching_loss(logits, right), cross_entropy(logits, right.long()))
    assert float(matching_loss(torch.zeros(6, 2), right)) == pytest.approx(0.6931, abs=1e-4)


@pytest.mark.parametrize("shape", [(2, 3), (1, 1), (4,)])
def test_similarities_of_another_shape_are_refused(shape):
    with pytest.raises(ValueError, match="similarity must be"):
        hard_negatives(torch.rand(shape))


def test_answers_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match=r"\(N, 2\)"):
        matching_loss(torch.rand(4, 3), torch.ones(4) > 0)
    with pytest.raises(ValueError, match="right must be"):
        matching_loss(torch.rand(4, 2), torch.ones(3) > 0)
