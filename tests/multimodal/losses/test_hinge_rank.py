"""Hinges by hand; who is far enough away does not count."""

import pytest
import torch
import torch.nn.functional as F

from multimodal.losses.hinge_rank import hinge_rank_loss

NAMES = torch.eye(3)
PLACES = torch.tensor([[0.50, 0.45, 0.10], [0.0, 2.0, 0.0]])
LABELS = torch.tensor([0, 1])


def test_the_fox_and_the_wolf() -> None:
    assert float(hinge_rank_loss(PLACES[:1], NAMES, LABELS[:1])) == pytest.approx(0.05)
    assert float(hinge_rank_loss(PLACES, NAMES, LABELS)) == pytest.approx(0.025)
    assert float(hinge_rank_loss(PLACES[1:], NAMES, LABELS[1:])) == 0


def test_equals_loops_over_names() -> None:
    random = torch.Generator().manual_seed(0)
    places = torch.randn(5, 4, generator=random)
    names = F.normalize(torch.randn(7, 4, generator=random), dim=1)
    labels = torch.tensor([6, 0, 3, 3, 1])
    total = 0.0
    for place, own in zip(places, labels.tolist(), strict=True):
        for other in range(7):
            if other != own:
                total += max(0.0, 0.3 - float(place @ names[own]) + float(place @ names[other]))
    found = hinge_rank_loss(places, names, labels, margin=0.3)
    assert float(found) == pytest.approx(total / 5, abs=1e-5)


def test_only_names_that_come_too_near_get_a_gradient() -> None:
    places = PLACES[:1].clone().requires_grad_()
    hinge_rank_loss(places, NAMES, LABELS[:1]).backward()
    assert places.grad is not None
    assert places.grad.tolist() == [[-1, 1, 0]]


def test_the_length_of_a_place_counts() -> None:
    long = hinge_rank_loss(10 * PLACES[:1], NAMES, LABELS[:1])
    assert float(long) == 0  # 5.0 against 4.5


@pytest.mark.parametrize(
    ("names", "labels", "margin", "message"),
    [
        (torch.eye(4), LABELS, 0.1, "one width"),
        (NAMES, torch.tensor([0]), 0.1, "labels must be"),
        (NAMES, LABELS, 0.0, "margin above 0"),
        (NAMES, LABELS + 2, 0.1, "label"),
    ],
)
def test_what_does_not_fit_is_refused(names, labels, margin, message) -> None:
    with pytest.raises(ValueError, match=message):
        hinge_rank_loss(PLACES, names, labels, margin=margin)
