"""Whether the answers of one model fit together: paraphrases, denials, questions that follow.

Letters: Q questions, P pictures, L places, D width.
"""

from dataclasses import dataclass, replace
from typing import NamedTuple

import torch
from torch import Tensor, nn

from multimodal.data.questions.entailment import entailed
from multimodal.data.questions.programs import kind_of
from multimodal.data.questions.question_set import Question, QuestionSet
from multimodal.data.questions.question_wording import NEGATED
from multimodal.metrics.answers.consistency import (
    Contradictions,
    agreement,
    contradictions,
    implied_accuracy,
)
from multimodal.recipes.answer_judging.asked_otherwise import denied, in_wording
from multimodal.recipes.answering.answering_task import answer_questions
from multimodal.text.tokenizer import Tokenizer


class Consistency(NamedTuple):
    """How well the answers of a model fit together in one language."""

    paraphrases: float
    """share of the questions that get one answer in both wordings"""
    denials: Contradictions
    """questions that yes or no answers, each with its denial"""
    implied: float
    """of the questions that follow from one answered rightly, the share that is right"""
    implied_alone: float
    """of all these questions the share that is right: ``implied`` if answers had nothing to do
    with one another"""


class Implied(NamedTuple):
    """Questions that follow from others."""

    questions: QuestionSet
    main: Tensor
    """(Q,) int64: the row of the question that each follows from"""


@dataclass(frozen=True)
class Asked:
    """A model, and what it is asked about.

    Attributes:
        model: an answerer.
        places: (P, L, D) of the pictures.
        tokenizer: of the words.
        language: of the questions.
    """

    model: nn.Module
    places: Tensor
    tokenizer: Tokenizer
    language: str

    def logits(self, questions: QuestionSet) -> Tensor:
        """What the model says of each answer: (Q, C)."""
        return answer_questions(self.model, questions, self.places, self.tokenizer, self.language)

    def answers(self, questions: QuestionSet) -> Tensor:
        """The likeliest answers: (Q,) int64."""
        return self.logits(questions).argmax(dim=1)

    def right(self, questions: QuestionSet) -> Tensor:
        """Which answers are right: (Q,) bool."""
        return self.answers(questions) == questions.answers


def implied_questions(questions: QuestionSet) -> Implied:
    """All that follows from the true answers."""
    found: list[Question] = []
    rows: list[int] = []
    for row, question in enumerate(questions.questions):
        for program, answer in entailed(question):
            found.append(Question(question.picture, kind_of(program), program, answer, 0))
            rows.append(row)
    return Implied(replace(questions, questions=tuple(found)), torch.tensor(rows))


def consistency(asked: Asked, questions: QuestionSet) -> Consistency:
    """Ask the same questions in other words, and what follows from them."""
    turned = [row for row, kind in enumerate(questions.kinds) if kind in NEGATED]
    plain, implied = questions.subset(turned), implied_questions(questions)
    follows = asked.right(implied.questions)
    return Consistency(
        paraphrases=agreement(*(asked.answers(in_wording(questions, one)) for one in (0, 1))),
        denials=contradictions(asked.right(plain), asked.right(denied(plain))),
        implied=implied_accuracy(asked.right(questions)[implied.main], follows),
        implied_alone=float(follows.float().mean()),
    )
