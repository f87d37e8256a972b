"""What is answered rightly without understanding a picture, or without looking at it.

Letters: P pictures, Q questions, L places, D width.
"""

from collections import Counter
from collections.abc import Hashable, Sequence

import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.data.questions.question_set import QuestionSet
from multimodal.recipes.answering.answering_task import AnsweringTask


def common_answer(train: QuestionSet, test: QuestionSet) -> Tensor:
    """The most frequent answer of the training to every question: (Q,) int64."""
    return torch.full_like(test.answers, _most_frequent(train.answers.tolist()))


def answers_by_kind(train: QuestionSet, test: QuestionSet) -> Tensor:
    """The most frequent answer to questions of the same kind: (Q,) int64."""
    return torch.tensor(_by_key(train.kinds, train.answers, test.kinds, common_answer(train, test)))


def answers_by_question(train: QuestionSet, test: QuestionSet, language: str = "en") -> Tensor:
    """The most frequent answer to the same words; to new words, that of their kind: (Q,) int64."""
    asked, known = test.texts(language), train.texts(language)
    return torch.tensor(_by_key(known, train.answers, asked, answers_by_kind(train, test)))


def neighbour_answers(task: AnsweringTask, language: str = "en") -> Tensor:
    """The answer that the same question had about the picture most alike; (Q,) int64.

    Pictures are alike by the cosine of their places, laid side by side. A question that was never
    asked gets the most frequent answer of its kind.
    """
    known = _rows(task.train.texts(language))
    gallery, seen = _flat(task.places_train), _flat(task.places_test)
    answers = answers_by_kind(task.train, task.test).tolist()
    for row, (text, picture) in enumerate(
        zip(task.test.texts(language), task.test.pictures.tolist(), strict=True)
    ):
        if text in known:
            rows = torch.tensor(known[text])
            alike = gallery[task.train.pictures[rows]] @ seen[picture]
            answers[row] = int(task.train.answers[rows[alike.argmax()]])
    return torch.tensor(answers)


def _by_key(
    known: Sequence[Hashable], answers: Tensor, asked: Sequence[Hashable], otherwise: Tensor
) -> list[int]:
    rows = _rows(known)
    best = {key: _most_frequent(answers[rows[key]].tolist()) for key in rows}
    return [best.get(key, rest) for key, rest in zip(asked, otherwise.tolist(), strict=True)]


def _rows(keys: Sequence[Hashable]) -> dict[Hashable, list[int]]:
    rows: dict[Hashable, list[int]] = {}
    for row, key in enumerate(keys):
        rows.setdefault(key, []).append(row)
    return rows


def _most_frequent(answers: Sequence[int]) -> int:
    """Of several the one that stands first among all answers."""
    counts = Counter(answers)
    return min(counts, key=lambda answer: (-counts[answer], answer))


def _flat(places: Tensor) -> Tensor:
    return F.normalize(places.flatten(1), dim=1)
