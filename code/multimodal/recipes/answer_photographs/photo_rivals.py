"""What an answerer of photographs must be compared with: answers given without a look.

Letters: Q questions.
"""

from collections import Counter
from collections.abc import Sequence

import torch
from torch import Tensor

from multimodal.data.photo_questions import PhotoQuestion


def frequent_answers(questions: Sequence[PhotoQuestion]) -> list[str]:
    """To each question the most frequent answer of its form; it may know all answers, no picture.

    A form is a kind and what it asks for: *is there an animal*. Ties fall to the first answer.
    """
    forms: dict[tuple[str, str], Counter[str]] = {}
    for question in questions:
        forms.setdefault((question.kind, question.thing), Counter())[question.answer] += 1
    return [forms[q.kind, q.thing].most_common(1)[0][0] for q in questions]


def right_answers(said: Sequence[str], questions: Sequence[PhotoQuestion]) -> Tensor:
    """(Q,) bool: the keys that were said are those that the questions expect."""
    if len(said) != len(questions):
        raise ValueError(f"{len(said)} answers to {len(questions)} questions")
    return torch.tensor([s == q.answer for s, q in zip(said, questions, strict=True)])
