"""A map that learns to name, also what it never saw."""

import torch
import torch.nn.functional as F

from multimodal.recipes.multimodality import devise
from multimodal.recipes.multimodality.devise import (
    MARGIN,
    name_loader,
    own_name_found,
    place,
    rank_names,
    standardised,
    train_devise,
    word_space,
)


def concepts() -> tuple[torch.Tensor, torch.Tensor]:
    """Features that are a linear picture of the names: 60 concepts of 8 numbers, 20 features."""
    random = torch.Generator().manual_seed(0)
    names = torch.randn(60, 8, generator=random)
    return names @ torch.randn(8, 20, generator=random), names


def test_names_lie_around_the_mean_of_the_known_ones() -> None:
    _, names = concepts()
    space = word_space(names[:40] + 5, names[40:] + 5)
    assert torch.allclose(space.known.norm(dim=1), torch.ones(40))
    expected = F.normalize(names[40:] - names[:40].mean(0), dim=1)
    assert torch.allclose(space.unseen, expected, atol=1e-5)
    assert torch.equal(space.all[:20], space.unseen)
    assert torch.equal(space.all[20:], space.known)


def test_features_are_measured_by_the_known_part() -> None:
    features, _ = concepts()
    parts = standardised(features[:40], features[40:])
    assert torch.allclose(parts.known.mean(0), torch.zeros(20), atol=1e-5)
    assert torch.allclose(parts.known.std(0), torch.ones(20), atol=0.01)
    assert not torch.allclose(parts.unseen.mean(0), torch.zeros(20), atol=1e-2)


def test_unseen_names_are_found(monkeypatch) -> None:
    monkeypatch.setattr(devise, "devise_steps", lambda: 200)
    features, names = concepts()
    space, pictures = word_space(names[:40], names[40:]), standardised(features[:40], features[40:])
    model = train_devise(pictures.known, space.known, seed=0)
    scores = place(model, pictures.unseen) @ space.unseen.T
    assert own_name_found(scores, 1).mean() > 0.5  # guessing: 0.05
    assert own_name_found(scores, 20).mean() == 1


def test_the_loss_is_the_hinge_over_all_names() -> None:
    features, names = concepts()
    space = word_space(names[:40], names[40:])
    model = train_devise(features[:40], space.known, seed=0)
    batch = next(iter(name_loader(features[:40], seed=0)))
    scores = model(batch.images) @ space.known.T
    own = scores.gather(1, batch.labels[:, None])
    by_hand = ((MARGIN - own + scores).relu().sum(1) - MARGIN).mean()
    assert torch.allclose(rank_names(model, batch), by_hand, atol=1e-5)


def test_batches_carry_the_number_of_the_name() -> None:
    features, _ = concepts()
    batch = next(iter(name_loader(features, seed=0)))
    assert torch.equal(batch.images, features[batch.labels])
