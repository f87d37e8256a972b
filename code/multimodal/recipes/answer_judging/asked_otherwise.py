"""The same questions in other words: denied, in one wording, with names of another language.

Letters: Q questions.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from multimodal.data.questions.answer_names import opposite
from multimodal.data.questions.question_set import Question, QuestionSet
from multimodal.data.questions.question_wording import (
    NEGATED,
    WORDINGS,
    negated,
    say_question,
    switched,
)

Say = Callable[[Question, str], str]
"""(question, language) → its words"""
DENIAL = WORDINGS
"""the wording of a question whether the denial is true"""


@dataclass(frozen=True)
class AskedOtherwise(QuestionSet):
    """Questions that are put in words of their own.

    Attributes:
        say: puts a question in words.
    """

    say: Say

    def texts(self, language: str) -> list[str]:
        """The questions in words."""
        return [self.say(question, language) for question in self.questions]


def plain_or_denied(question: Question, language: str) -> str:
    """The words of a question, which may be a denial."""
    if question.wording == DENIAL:
        return negated(question.program, language)
    return say_question(question.program, language, question.wording)


def denied(questions: QuestionSet) -> QuestionSet:
    """All questions that yes or no answers, denied: the answers are turned round."""
    turned = tuple(
        replace(question, answer=opposite(question.answer), wording=DENIAL)
        for question in questions.questions
        if question.kind in NEGATED
    )
    return AskedOtherwise(questions.images, questions.crowds, turned, plain_or_denied)


def with_denials(questions: QuestionSet) -> QuestionSet:
    """All questions, then the denials of those that yes or no answers."""
    both = questions.questions + denied(questions).questions
    return AskedOtherwise(questions.images, questions.crowds, both, plain_or_denied)


def in_wording(questions: QuestionSet, wording: int) -> QuestionSet:
    """All questions in one of the two wordings."""
    return replace(
        questions, questions=tuple(replace(one, wording=wording) for one in questions.questions)
    )


def with_names_of(questions: QuestionSet, other: str) -> QuestionSet:
    """Code-switched: the things have their names of another language."""

    def say(question: Question, language: str) -> str:
        return switched(question.program, language, other, question.wording)

    return AskedOtherwise(questions.images, questions.crowds, questions.questions, say)
