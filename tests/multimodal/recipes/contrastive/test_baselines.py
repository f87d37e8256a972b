"""What the methods are compared with."""

import pytest
import torch

from multimodal.recipes.contrastive.baselines import train_baseline


def test_untrained_weights_depend_on_the_seed():
    first, second = (next(train_baseline("untrained", seed=seed).parameters()) for seed in (0, 1))
    assert not torch.equal(first, second)


def test_pixels_are_left_alone_and_labels_are_learned():
    images = torch.rand(2, 1, 28, 28, generator=torch.Generator().manual_seed(0))
    assert torch.equal(train_baseline("pixels", seed=0)(images), images.flatten(1))
    fresh, taught = (train_baseline(name, seed=0) for name in ("untrained", "supervised"))
    pairs = zip(fresh.parameters(), taught.parameters(), strict=True)
    assert any(not torch.equal(before, after) for before, after in pairs)


def test_an_unknown_baseline_is_refused():
    with pytest.raises(ValueError, match="unknown baseline"):
        train_baseline("chance", seed=0)
