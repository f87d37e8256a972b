"""Garments seen a second time."""

import torch

from multimodal.recipes.contrastive.seen_again import moved


def test_the_same_views_come_back_and_other_seeds_give_others():
    images = torch.rand(6, 1, 28, 28, generator=torch.Generator().manual_seed(0))
    first = moved(images)
    assert torch.equal(first, moved(images))
    assert first.shape == images.shape
    assert 0 <= first.min() <= first.max() <= 1
    assert not torch.equal(first, images)
    assert not torch.equal(first, moved(images, seed=8))
