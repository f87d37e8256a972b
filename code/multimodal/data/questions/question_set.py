"""Questions about drawn crowds: balanced, in three languages, answers known exactly.

Letters: P pictures, Q questions.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Self

import numpy as np
import torch
from torch import Tensor

from multimodal.data.questions.answer_names import ANSWERS
from multimodal.data.questions.candidates import Candidate, candidates
from multimodal.data.questions.crowd import Crowd, draw_crowds, sample_crowds
from multimodal.data.questions.programs import KINDS, Program
from multimodal.data.questions.question_wording import WORDINGS, say_question
from multimodal.data.scenes.dataset import SPLITS


@dataclass(frozen=True)
class Question:
    """A question about a picture.

    Attributes:
        picture: its row among the pictures.
        kind: one of ``KINDS``.
        program: what it means.
        answer: the true one, a name of ``ANSWERS``.
        wording: which of the two.
    """

    picture: int
    kind: str
    program: Program
    answer: str
    wording: int


@dataclass(frozen=True)
class QuestionSet:
    """Pictures and questions about them.

    Attributes:
        images: (P, 3, 48, 48) uint8.
        crowds: what the pictures show.
        questions: Q of them; several may ask about one picture, none about another.
    """

    images: Tensor
    crowds: tuple[Crowd, ...]
    questions: tuple[Question, ...]

    def __len__(self) -> int:
        return len(self.questions)

    def texts(self, language: str) -> list[str]:
        """The questions in words."""
        return [say_question(q.program, language, q.wording) for q in self.questions]

    @cached_property
    def answers(self) -> Tensor:
        """(Q,) int64, places in ``ANSWERS``."""
        return torch.tensor([ANSWERS.index(q.answer) for q in self.questions])

    @cached_property
    def pictures(self) -> Tensor:
        """(Q,) int64, rows of ``images``."""
        return torch.tensor([q.picture for q in self.questions])

    @cached_property
    def kinds(self) -> list[str]:
        """Q names of ``KINDS``."""
        return [q.kind for q in self.questions]

    def subset(self, indices: Sequence[int]) -> Self:
        """The questions at ``indices``, in that order; all pictures stay where they are."""
        return replace(self, questions=tuple(self.questions[int(index)] for index in indices))


@cache
def question_set(pictures: int, *, seed: int, split: str = "train", each: int = 4) -> QuestionSet:
    """``pictures`` crowds with ``each`` questions; kinds and, within a kind, answers balanced.

    Raises:
        ValueError: an unknown split, or less than one picture or question.
    """
    if each < 1:
        raise ValueError(f"each must be at least 1, got {each}")
    crowds = sample_crowds(pictures, seed=seed, split=split)
    balance = Balance(np.random.default_rng([seed, SPLITS.index(split), 13]))
    asked = [
        question
        for picture, crowd in enumerate(crowds)
        for question in _ask(picture, crowd, each, balance)
    ]
    return QuestionSet(draw_crowds(crowds), tuple(crowds), tuple(asked))


class Balance:
    """Chooses what was asked least: kinds first, then answers of a form, then single questions.

    Args:
        random: breaks ties.
    """

    def __init__(self, random: np.random.Generator) -> None:
        self._random = random
        self._kinds: Counter[str] = Counter()
        self._answers: Counter[tuple[object, ...]] = Counter()
        self._programs: Counter[object] = Counter()

    def kinds(self) -> list[str]:
        """The kinds, those first that were asked least."""
        draws = dict(zip(KINDS, self._random.random(len(KINDS)).tolist(), strict=True))
        return sorted(KINDS, key=lambda kind: (self._kinds[kind], draws[kind]))

    def choose(self, kind: str, options: Sequence[Candidate]) -> Candidate:
        """One of the options, which is counted; a form is drawn with equal chances."""
        forms = sorted({form_of(program) for program, _ in options})
        form = forms[int(self._random.random() * len(forms))]
        options = [option for option in options if form_of(option[0]) == form]
        draws = self._random.random(len(options)).tolist()
        ranked = [
            (self._answers[form, answer], self._lead(program, answer), draw, program, answer)
            for (program, answer), draw in zip(options, draws, strict=True)
        ]
        *_, program, answer = min(ranked)
        self._kinds[kind] += 1
        self._answers[form, answer] += 1
        self._programs[program] += 1
        self._programs[program, answer] += 1
        return program, answer

    def wording(self) -> int:
        """One of the wordings, with equal chances."""
        return int(self._random.random() * WORDINGS)

    def _lead(self, program: Program, answer: str) -> float:
        """How much oftener a question had this answer than another."""
        return 2 * self._programs[program, answer] - self._programs[program]


@cache
def form_of(program: Program) -> tuple[str, ...]:
    """The names of its steps: what all questions of a form have in common."""
    return tuple(step.name for step in program)


def _ask(picture: int, crowd: Crowd, each: int, balance: Balance) -> Iterator[Question]:
    asked: set[Program] = set()
    while True:
        before = len(asked)
        for kind in balance.kinds():
            if len(asked) == each:
                return
            options = [c for c in candidates(crowd, kind) if c[0] not in asked]
            if options:
                program, answer = balance.choose(kind, options)
                asked.add(program)
                yield Question(picture, kind, program, answer, balance.wording())
        if len(asked) == before:
            raise ValueError(f"only {before} questions can be asked about {crowd.kinds}")
