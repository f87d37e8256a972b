"""VQA accuracy: how far ten annotators agree with an answer.

Source: Antol et al. 2015, *VQA: Visual Question Answering* (arXiv 1505.00468); as the published
evaluation computes it (github.com/GT-Vision-Lab/VQA).
"""

from collections.abc import Iterable, Sequence
from statistics import mean

import torch
from torch import Tensor

from multimodal.arguments import as_texts
from multimodal.metrics.answers.answer_normalisation import normalise_answer, on_one_line

ENOUGH = 3
"""so many annotators who say the same make an answer wholly right"""


def vqa_accuracy(answer: str, annotations: Iterable[str]) -> float:
    """The mean over all annotators of min(matches among the others / 3, 1), from 0 to 1.

    Each annotator is left out once, so that people can be measured by the same rule: among ten, an
    answer that 0, 1, 2, 3, 4 or more of them gave earns 0, 0.3, 0.6, 0.9, 1. Answers are normalised
    first, see :mod:`.answer_normalisation`, unless all annotators wrote the very same: then the
    answer must be written so, too, capitals included.

    Args:
        answer: what is judged.
        annotations: one answer of each annotator, in VQA of ten.

    Raises:
        ValueError: no annotators, or something that is no text.
    """
    given = [on_one_line(text) for text in as_texts(annotations)]
    if not given:
        raise ValueError("there are no annotators to compare the answer with: give one at least")
    (said,) = map(on_one_line, as_texts([answer]))
    if len(set(given)) > 1:
        said, given = normalise_answer(said), [normalise_answer(text) for text in given]
    matches = given.count(said)
    return mean(min((matches - (one == said)) / ENOUGH, 1.0) for one in given)


def vqa_accuracies(answers: Sequence[str], annotations: Sequence[Iterable[str]]) -> Tensor:
    """:func:`vqa_accuracy` of each question; their mean is what leaderboards show.

    Args:
        answers: of Q questions.
        annotations: for each question those of its annotators.

    Returns:
        (Q,) float64.

    Raises:
        ValueError: other numbers of answers and questions, or none at all.
    """
    if not answers or len(answers) != len(annotations):
        raise ValueError(f"{len(answers)} answers but annotations of {len(annotations)} questions")
    pairs = zip(answers, annotations, strict=True)
    return torch.tensor([vqa_accuracy(*pair) for pair in pairs], dtype=torch.float64)
