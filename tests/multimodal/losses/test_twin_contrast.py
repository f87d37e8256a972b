"""CLIP's loss and a question of two answers."""

import math

import pytest
import torch
import torch.nn.functional as F

from multimodal.losses.info_nce import clip_loss
from multimodal.losses.twin_contrast import twin_clip_loss


@pytest.fixture
def vectors():
    torch.manual_seed(0)
    return [F.normalize(torch.randn(6, 16), dim=1) for _ in range(4)]


def test_the_second_question_is_a_cross_entropy_of_two(vectors):
    image, text, true, twin = vectors
    scale = torch.tensor(7.0)
    answers = scale * torch.stack([(image * true).sum(1), (image * twin).sum(1)], dim=1)
    expected = clip_loss(image, text, scale) + F.cross_entropy(answers, torch.zeros(6).long())
    torch.testing.assert_close(twin_clip_loss(image, text, true, twin, scale), expected)


def test_random_answers_cost_the_logarithms(vectors):
    same = vectors[0][:1].expand(6, -1)
    loss = twin_clip_loss(same, same, same, same, torch.tensor(3.0))
    assert float(loss) == pytest.approx(math.log(6) + math.log(2), abs=1e-5)


def test_a_twin_is_pushed_away_from_its_own_picture_only(vectors):
    image, text, true, twin = vectors
    twin.requires_grad_()
    twin_clip_loss(image, text, true, twin, torch.tensor(5.0)).backward()
    along = F.cosine_similarity(twin.grad, image)
    torch.testing.assert_close(along, torch.ones(6))


def test_twins_of_another_number_are_refused(vectors):
    image, text, true, twin = vectors
    with pytest.raises(ValueError, match="one shape"):
        twin_clip_loss(image, text, true, twin[:3], torch.tensor(5.0))
