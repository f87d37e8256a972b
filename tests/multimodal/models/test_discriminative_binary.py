"""Each step solves its part, the objective falls, and bits of either modality find the label."""

import pytest
import torch
from torch.nn.functional import one_hot

from multimodal.data.two_views import two_views
from multimodal.metrics.hamming import hamming_recall, pack_signs
from multimodal.models.discriminative_binary import (
    DiscriminativeBinary,
    fit_discriminative_binary,
)

VIEWS = two_views(900, seed=0, correlations=(0.95, 0.95))
TRAIN, TEST = VIEWS.part(slice(0, 600)), VIEWS.part(slice(600, None))
LABELS = one_hot(TRAIN.labels, 4).double()
FIRST, SECOND = TRAIN.first.double(), TRAIN.second.double()


def fit(**options) -> DiscriminativeBinary:
    return fit_discriminative_binary(
        FIRST, SECOND, LABELS, **{"bits": 16, "seed": 0, "ridge": 1e-6} | options
    )


def objective(found: DiscriminativeBinary, classifiers):
    """Of the paper, both modalities alike, without the small term of the classifiers."""
    total = torch.zeros((), dtype=torch.float64)
    for codes, classifier in zip(soft(found), classifiers, strict=True):
        total = total + ((LABELS - codes @ classifier) ** 2).sum() / 2
        total = total + 100 * ((codes - LABELS @ found.labels) ** 2).sum() / 2
    return total


def soft(found):
    """Both modalities before their signs are taken."""
    return (FIRST - found.first_mean) @ found.first, (SECOND - found.second_mean) @ found.second


def best_classifiers(found):
    """(K, C) for either modality; the shortest of the best, as with the smallest ridge."""
    return [torch.linalg.lstsq(codes, LABELS, driver="gelsd").solution for codes in soft(found)]


def test_it_falls_from_round_to_round():
    fits = [fit(rounds=rounds) for rounds in (1, 2, 5, 20, 50)]
    values = [objective(found, best_classifiers(found)).item() for found in fits]
    assert values == sorted(values, reverse=True)


def test_every_step_solves_its_part():
    """D is best for the first maps, and the maps are best for that D and their classifiers."""
    random = torch.Generator().manual_seed(0)
    start = [torch.randn(4, 16, generator=random).double() for _ in range(2)]
    found = fit(rounds=1)
    told = found.labels.clone().requires_grad_()
    before = found._replace(first=start[0], second=start[1], labels=told)
    classifiers = best_classifiers(before)
    at_start = torch.autograd.grad(objective(before, classifiers), told)[0]
    assert at_start.norm() < 1e-6 * (LABELS.T @ soft(before)[0]).norm()
    maps = [one.clone().requires_grad_() for one in (found.first, found.second)]
    after = found._replace(first=maps[0], second=maps[1])
    for one, view, gradient in zip(
        maps, (FIRST, SECOND), torch.autograd.grad(objective(after, classifiers), maps), strict=True
    ):
        assert gradient.norm() < 1e-6 * (100 * view.T @ view @ one).norm()


def test_maps_shrink_while_most_signs_stay():
    """Only the weak ridge of the classifiers keeps the maps from 0, where the codes cost least."""
    early, late = (fit(rounds=rounds, ridge=1e-3) for rounds in (5, 20))
    assert late.first.norm() < 0.2 * early.first.norm()
    bits = early.first_bits(FIRST), late.first_bits(FIRST)
    assert (bits[0] == bits[1]).double().mean() > 0.85


def test_bits_of_either_modality_find_items_of_the_label():
    found = fit()
    gallery = pack_signs(found.label_bits(LABELS))
    right = TEST.labels[:, None] == TRAIN.labels[None, :]
    for bits in (found.first_bits(TEST.first.double()), found.second_bits(TEST.second.double())):
        assert hamming_recall(pack_signs(bits), gallery, right, ks=(1,))[1] > 0.75


def test_items_of_one_label_share_one_code():
    assert len(fit().label_bits(LABELS).unique(dim=0)) == 4


def test_an_example_may_have_several_labels():
    several = torch.stack((TRAIN.labels % 2, TRAIN.labels // 2), dim=1).double()
    found = fit_discriminative_binary(FIRST, SECOND, several, bits=8, seed=1)
    assert found.label_bits(several).unique(dim=0).shape == (4, 8)


def test_the_seed_decides():
    assert torch.equal(fit(seed=3).first, fit(seed=3).first)
    assert not torch.equal(fit(seed=3).first, fit(seed=4).first)


def test_bad_input():
    with pytest.raises(ValueError, match="need as many rows, got 600, 600 and 599"):
        fit_discriminative_binary(FIRST, SECOND, LABELS[:599], bits=8, seed=0)
    with pytest.raises(ValueError, match="first and labels must have one dtype"):
        fit_discriminative_binary(FIRST, SECOND, LABELS.float(), bits=8, seed=0)
    with pytest.raises(ValueError, match="bits must be a whole number"):
        fit(bits=0)
    with pytest.raises(ValueError, match="ridge must be positive"):
        fit(ridge=0.0)
