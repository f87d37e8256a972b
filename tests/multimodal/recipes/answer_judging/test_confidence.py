"""A temperature makes a model honest and changes no answer."""

import pytest
import torch

from multimodal.metrics.answers.calibration import expected_calibration_error
from multimodal.recipes.answer_judging.confidence import best_temperature, confidences


@pytest.fixture
def honest():
    """Logits whose softmax is the truth: answers are drawn from it."""
    random = torch.Generator().manual_seed(0)
    logits = 2 * torch.randn(4000, 5, generator=random)
    answers = torch.multinomial(logits.softmax(dim=1), 1, generator=random)[:, 0]
    return logits, answers


@pytest.mark.parametrize("too_sure", [0.5, 1.0, 3.0])
def test_the_temperature_undoes_what_was_done(honest, too_sure):
    logits, answers = honest
    assert best_temperature(logits * too_sure, answers) == pytest.approx(too_sure, rel=0.08)


def test_it_mends_calibration(honest):
    logits, answers = honest
    loud = 3 * logits
    right = loud.argmax(dim=1) == answers
    before = expected_calibration_error(confidences(loud), right)
    after = expected_calibration_error(confidences(loud, best_temperature(loud, answers)), right)
    assert before > 0.1
    assert after < 0.03


def test_confidence_is_the_largest_probability():
    logits = torch.tensor([[0.7, 0.2, 0.1], [0.25, 0.25, 0.5]]).log()
    assert confidences(logits).tolist() == pytest.approx([0.7, 0.5])
    assert confidences(logits, 1e6).tolist() == pytest.approx([1 / 3, 1 / 3], abs=1e-4)
