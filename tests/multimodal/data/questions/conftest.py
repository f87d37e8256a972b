"""A crowd made by hand, and sets of questions."""

import pytest

from multimodal.data.questions.crowd import Crowd
from multimodal.data.questions.question_set import QuestionSet, question_set
from multimodal.data.scenes.world import Thing


@pytest.fixture
def crowd() -> Crowd:
    """A red star in the middle, a blue heart left of it, a red circle below, on the right a blue
    star at the top."""
    return Crowd(
        (
            Thing("red", "star", "large", 0.5, 0.5, 0.13),
            Thing("blue", "heart", "small", 0.17, 0.52, 0.1),
            Thing("red", "circle", "small", 0.48, 0.83, 0.1),
            Thing("blue", "star", "large", 0.83, 0.16, 0.13),
        )
    )


@pytest.fixture(scope="session")
def asked() -> dict[str, QuestionSet]:
    """Questions of each part."""
    counts = {"train": 600, "validation": 60, "test": 120, "combinations": 120}
    return {
        split: question_set(count, seed=0 if split == "train" else 1, split=split)
        for split, count in counts.items()
    }
