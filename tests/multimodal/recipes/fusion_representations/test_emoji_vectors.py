"""Vectors made narrow: what is kept, and from which emoji it is learnt."""

import pytest
import torch

from multimodal.data.emoji import emoji_concepts
from multimodal.pretrained.weight_files import towers_at_hand
from multimodal.recipes.fusion_representations import emoji_vectors
from multimodal.recipes.fusion_representations.emoji_vectors import (
    learnt_from,
    narrow,
    narrowed,
    tower_vectors,
)


def spread(count=200, inputs=40, seed=0):
    """Rows whose numbers vary less and less, turned at random, far from 0."""
    random = torch.Generator().manual_seed(seed)
    turn = torch.linalg.qr(torch.randn(inputs, inputs, generator=random)).Q
    return 7 + torch.randn(count, inputs, generator=random) * 0.8 ** torch.arange(inputs) @ turn


def test_principal_components_of_the_training():
    x, train = spread(), torch.arange(200) < 150
    found = narrowed(x, train, width=5)
    torch.testing.assert_close(found[train].mean(dim=0), torch.zeros(5), atol=1e-4, rtol=0)
    assert abs(float(found[train].var(dim=0).mean()) - 1) < 1e-4
    values = torch.linalg.eigvalsh(torch.cov(x[train].T)).flip(0)[:5]
    torch.testing.assert_close(found[train].var(dim=0), values / values.mean(), atol=1e-2, rtol=0)
    off = torch.cov(found[train].T) - torch.diag(found[train].var(dim=0))
    assert off.abs().max() < 0.05
    changed = torch.where(train[:, None], x, 3 * x)
    torch.testing.assert_close(narrowed(changed, train, width=5)[train], found[train])


def test_languages_share_the_components():
    names = torch.stack([spread(seed=1), 9 + spread(seed=1), spread(seed=2)])
    found = narrow(spread(seed=3), names, torch.arange(200) < 150, width=4)
    assert found.pictures.shape == (200, 4)
    assert found.names.shape == (3, 200, 4)
    torch.testing.assert_close(found.names[0], found.names[1], atol=1e-3, rtol=0)
    assert not torch.allclose(found.names[0], found.names[2])


def test_the_training_part_is_that_of_families():
    train = learnt_from()
    assert train.sum() == 1531
    assert [one.parts["family"] == "train" for one in emoji_concepts()] == train.tolist()


@pytest.mark.skipif(not towers_at_hand(), reason="the extra `towers` is not installed")
def test_towers_are_asked_about_every_emoji(monkeypatch):
    """Their vectors themselves are tested where the towers are."""
    asked = {}
    random = torch.Generator().manual_seed(0)

    def seen(tower, images, *, size):
        asked["images"] = images.shape, size
        return torch.randn(len(images), 130, generator=random)

    def read(data, embed):
        asked["names"] = len(data)
        return torch.randn(3, len(data), 120, generator=random)

    monkeypatch.setattr(emoji_vectors, "image_features", seen)
    monkeypatch.setattr(emoji_vectors, "read_names", read)
    found = tower_vectors()
    assert asked == {"images": ((1914, 3, 64, 64), 96), "names": 1914}
    assert found.pictures.shape == (1914, 96)
    assert found.names.shape == (3, 1914, 96)
