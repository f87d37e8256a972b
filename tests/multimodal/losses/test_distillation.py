"""DINO's cross-entropy by loops; what centring and sharpening do to the teacher."""

import math

import pytest
import torch
from torch import Tensor

from multimodal.losses.distillation import distillation_loss, sharpen


def scores() -> tuple[Tensor, Tensor, Tensor]:
    generator = torch.Generator().manual_seed(0)
    student, teacher = 2 * torch.rand(2, 5, 3, generator=generator, dtype=torch.float64) - 1
    return student, teacher, torch.tensor([0.3, -0.1, 0.2], dtype=torch.float64)


def softmax(row: list[float]) -> list[float]:
    whole = sum(math.exp(x) for x in row)
    return [math.exp(x) / whole for x in row]


def by_the_paper(student: Tensor, teacher: Tensor, centre: Tensor, s: float, t: float) -> float:
    """H(t, s) of algorithm 1."""
    total, middle = 0.0, centre.tolist()
    for asked, told in zip(student.tolist(), teacher.tolist(), strict=True):
        target = softmax([(x - c) / t for x, c in zip(told, middle, strict=True)])
        answer = softmax([x / s for x in asked])
        total -= sum(p * math.log(q) for p, q in zip(target, answer, strict=True))
    return total / len(student)


def test_equals_the_published_formula() -> None:
    student, teacher, centre = scores()
    ours = distillation_loss(student, teacher, centre=centre)
    assert float(ours) == pytest.approx(by_the_paper(student, teacher, centre, 0.1, 0.04))
    other = distillation_loss(
        student, teacher, centre=centre, student_temperature=0.5, teacher_temperature=0.2
    )
    assert float(other) == pytest.approx(by_the_paper(student, teacher, centre, 0.5, 0.2))


def test_only_the_student_learns() -> None:
    student, teacher, centre = scores()
    student.requires_grad_()
    teacher.requires_grad_()
    distillation_loss(student, teacher, centre=centre).backward()
    assert teacher.grad is None
    target = sharpen(teacher, centre=centre, temperature=0.04)
    expected = ((student / 0.1).softmax(dim=1) - target) / 0.1 / len(student)
    torch.testing.assert_close(student.grad, expected.detach())


def test_no_difference_between_prototypes_costs_the_logarithm() -> None:
    same = torch.zeros(6, 8)
    loss = distillation_loss(same, same, centre=torch.zeros(8))
    assert float(loss) == pytest.approx(math.log(8), abs=1e-6)


def test_centring_takes_away_what_all_pictures_share() -> None:
    """One prototype is everybody's favourite; with the right centre nobody's."""
    teacher = torch.tensor([[0.9, 0.1, 0.0], [0.9, 0.0, 0.1]])
    favourite = sharpen(teacher, centre=torch.zeros(3), temperature=0.04)
    assert favourite.argmax(dim=1).tolist() == [0, 0]
    centred = sharpen(teacher, centre=teacher.mean(dim=0), temperature=0.04)
    assert centred.argmax(dim=1).tolist() == [1, 2]


def test_a_colder_teacher_is_surer() -> None:
    teacher = torch.tensor([[0.3, 0.2, 0.1]])
    sure = [
        float(sharpen(teacher, centre=torch.zeros(3), temperature=t).max()) for t in (1, 0.1, 0.04)
    ]
    assert sure[0] < sure[1] < sure[2]


def test_bad_input_is_named() -> None:
    student, teacher, centre = scores()
    with pytest.raises(ValueError, match=r"centre must be \(3,\), got \(2,\)"):
        distillation_loss(student, teacher, centre=centre[:2])
    with pytest.raises(ValueError, match="one shape"):
        distillation_loss(student[:4], teacher, centre=centre)
    for name in ("student_temperature", "teacher_temperature"):
        with pytest.raises(ValueError, match=f"{name} must be positive"):
            distillation_loss(student, teacher, centre=centre, **{name: 0.0})
