"""What stands beside the diagonal, and crowds of at least two."""

import pytest
import torch

from multimodal.losses.columns import beside_diagonal, require_crowd


def test_only_what_stands_beside_the_diagonal_counts():
    assert beside_diagonal(torch.tensor([[5.0, 2.0], [-3.0, 7.0]])).item() == 13.0


def test_a_single_row_is_no_crowd():
    require_crowd(torch.ones(2, 3), torch.ones(2, 3))
    with pytest.raises(ValueError, match="at least 2"):
        require_crowd(torch.ones(1, 3), torch.ones(1, 3))
    with pytest.raises(ValueError, match="one shape"):
        require_crowd(torch.ones(2, 3), torch.ones(3, 3))
