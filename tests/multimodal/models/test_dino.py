"""DINO: a teacher without gradient that follows, and a centre that remembers what it said."""

import pytest
import torch

from multimodal.losses.distillation import distillation_loss
from multimodal.models.dino import DINO, Prototypes


def test_scores_are_cosines_with_the_prototypes():
    prototypes, x = Prototypes(width=6, prototypes=7), torch.rand(5, 6)
    cosines = torch.cosine_similarity(x[:, None], prototypes.directions[None], dim=2)
    torch.testing.assert_close(prototypes(x), cosines)


def test_the_teacher_starts_as_the_student_and_then_follows(parts, views):
    model = DINO(**parts(), width=6, prototypes=7, momentum=0.5).eval()
    lesson = model(*views)
    assert lesson.student.first.shape == (5, 7)
    torch.testing.assert_close(lesson.teacher.first, lesson.student.first)
    before = model.slow.network[2].directions.clone()
    model.prototypes.directions.data.add_(2.0)
    model.after_step()
    torch.testing.assert_close(model.slow.network[2].directions, before + 1.0)


def test_only_the_student_is_trained(parts, views):
    model = DINO(**parts(), width=6, prototypes=7)
    student, teacher, centre = model(*views)
    assert not teacher.first.requires_grad
    assert not centre.requires_grad
    distillation_loss(student.first, teacher.second, centre=centre).backward()
    assert all(weights.grad is None for weights in model.slow.parameters())
    for part in (model.encoder, model.projector, model.prototypes):
        assert all(weights.grad is not None for weights in part.parameters())


def test_the_centre_remembers_what_the_teacher_said_of_both_views(parts, views):
    model = DINO(**parts(), width=6, prototypes=7, centre_momentum=0.9)
    lesson = model(*views)
    assert lesson.centre.equal(torch.zeros(7))
    model.after_step()
    said = torch.cat(lesson.teacher).mean(dim=0)
    torch.testing.assert_close(model.centre, 0.1 * said)
    assert lesson.centre.equal(torch.zeros(7)), "what the loss was given must stay as it was"
    kept = model.centre.clone()
    model.after_step()
    assert model.centre.equal(kept), "one batch counts once"


def test_a_measurement_moves_no_centre(parts, views):
    model = DINO(**parts(), width=6, prototypes=7).eval()
    model(*views)
    model.after_step()
    assert model.centre.equal(torch.zeros(7))


def test_without_centring_the_centre_stays_at_0(parts, views):
    model = DINO(**parts(), width=6, prototypes=7, centre_momentum=1.0)
    model(*views)
    model.after_step()
    assert model.centre.equal(torch.zeros(7))


def test_teacher_and_centre_are_in_the_state(parts):
    names = set(DINO(**parts(), width=6).state_dict())
    assert {"centre", "slow.network.2.directions", "prototypes.directions"} <= names


def test_impossible_sizes_are_refused(parts):
    with pytest.raises(ValueError, match="two prototypes"):
        DINO(**parts(), width=6, prototypes=1)
    for wrong in (-0.1, 1.1):
        with pytest.raises(ValueError, match="centre_momentum"):
            DINO(**parts(), width=6, centre_momentum=wrong)
        with pytest.raises(ValueError, match="momentum must lie"):
            DINO(**parts(), width=6, momentum=wrong)
