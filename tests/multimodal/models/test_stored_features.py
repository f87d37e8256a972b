"""Features pass as they are; in training some of them are hidden."""

import pytest
import torch

from multimodal.models.stored_features import StoredFeatures

FEATURES = torch.ones(4, 1000)


def test_what_comes_in_goes_out_except_what_is_hidden():
    stored = StoredFeatures(1000, dropout=0.5)
    assert torch.equal(stored.eval()(FEATURES, torch.ones(4, 1)), FEATURES)
    hidden = (stored.train()(FEATURES) == 0).float().mean()
    assert 0.4 < hidden < 0.6
    assert stored.width == 1000


@pytest.mark.parametrize("share", [-0.1, 1.0])
def test_an_impossible_share_is_refused(share):
    with pytest.raises(ValueError, match="below 1"):
        StoredFeatures(8, dropout=share)
