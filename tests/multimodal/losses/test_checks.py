"""The guard of the losses, and the matrix of scores: rows are images."""

import pytest
import torch

from multimodal.losses.checks import pair_logits, require_pairs


@pytest.mark.parametrize("shapes", [((3, 4), (3, 5)), ((3, 4), (2, 4)), ((3,), (3,))])
def test_pairs_are_two_matrices_of_one_shape(shapes):
    first, second = map(torch.ones, shapes)
    for check in (require_pairs, lambda *sides: pair_logits(*sides, 1.0)):
        with pytest.raises(ValueError, match="must be \\(N, D\\) of one shape"):
            check(first, second)


def test_rows_are_images_and_columns_are_texts():
    image, text = torch.eye(2), torch.tensor([[0.6, 0.8], [0.0, 1.0]])
    expected = torch.tensor([[3.0, 0.0], [4.0, 5.0]])
    torch.testing.assert_close(pair_logits(image, text, 5.0), expected)
