"""Answers to questions about photographs without training on any: class names take a vote.

An image tower spreads its probability over a thousand class names. A reader of sentences tells
which question was asked, and which answer each name speaks for.

Letters: N questions, C classes with a name, K candidates, D width of a sentence's vector.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.data.photo_questions import (
    asked_things,
    photo_answer_text,
    photo_question_text,
    possible_answers,
)
from multimodal.recipes.answer_photographs.kinds_of_names import KindTable, around_mean, nearest_of
from multimodal.recipes.answer_photographs.remembered import Read
from multimodal.recipes.clip.written_classifier import conse


class Meaning(NamedTuple):
    """What a question asks: its kind, and the thing that *exists* asks for."""

    kind: str
    thing: str


class Candidates(NamedTuple):
    """In one language, what the names are compared with."""

    what: Tensor  # (K, D) vectors of the answers to `what`
    kinds: Tensor  # (C, 8) the kind that each name speaks for
    where: Tensor  # (C, 2) the same for indoors and outdoors


@dataclass(frozen=True)
class PhotoAnswerer:
    """Answers questions from the probabilities of an image tower; see :func:`photo_answerer`.

    Attributes:
        read: texts → vectors (N, D).
        names: (C, D) class names around their mean.
        known: vectors of the English questions, one for each of ``meanings``.
        candidates: language → what the names are compared with.
    """

    read: Read
    names: Tensor
    meanings: tuple[Meaning, ...]
    known: Tensor
    candidates: dict[str, Candidates]

    def understand(self, questions: Sequence[str]) -> list[Meaning]:
        """The known question that is nearest to each text, in whatever language and wording."""
        centre = self.known.mean(dim=0)
        read = F.normalize(self.read(questions) - centre, dim=1)
        nearest = (read @ around_mean(self.known).T).argmax(dim=1)
        return [self.meanings[place] for place in nearest.tolist()]

    def answer(self, questions: Sequence[str], chances: Tensor, language: str) -> list[str]:
        """Keys of the answers.

        Args:
            questions: N texts.
            chances: (N, C) what the image tower gives to its classes, for each question's picture.
            language: in which the candidates are worded.
        """
        if len(questions) != len(chances):
            raise ValueError(f"{len(questions)} questions about {len(chances)} pictures")
        return [
            self.choose(meaning, row, language)
            for meaning, row in zip(self.understand(questions), chances, strict=True)
        ]

    def choose(self, meaning: Meaning, chances: Tensor, language: str) -> str:
        """The key of the answer to one question about one picture, chances (C,)."""
        kind, thing = meaning
        among = self.candidates[language]
        if kind == "what":
            place = conse(chances[None], self.names)[0]  # (D,)
            scores = around_mean(among.what) @ place
        else:
            scores = evidence(chances, among.where if kind == "where" else among.kinds)
        if kind == "exists":
            return "yes" if scores[possible_answers("kind").index(thing)] > 0 else "no"
        return possible_answers(kind)[int(scores.argmax())]


def evidence(chances: Tensor, table: Tensor) -> Tensor:
    """By how much each candidate gets more of the vote than the list of names alone would give it.

    Args:
        chances: (C,) of the classes.
        table: (C, K) a single 1 in each row: the candidate that this name speaks for.

    Returns:
        (K,) in [−1, 1], with the sum 0.
    """
    return chances @ table - table.mean(dim=0)


def photo_answerer(
    read: Read, class_names: Sequence[str], languages: Sequence[str], kinds: KindTable
) -> PhotoAnswerer:
    """Read all names and candidates once.

    Args:
        read: texts → vectors (N, D).
        class_names: C names of the image tower's classes.
        languages: those in which answers will be asked for.
        kinds: how a name finds its kind, such as :func:`.learned_kinds`.
    """
    vectors = read(class_names)
    names = vectors - vectors.mean(dim=0)
    meanings = known_meanings()
    questions = [photo_question_text(kind, thing, "en") for kind, thing in meanings]

    def in_words(kind: str, language: str) -> Tensor:
        return read([photo_answer_text(key, language) for key in possible_answers(kind)])

    candidates = {
        code: Candidates(
            what=in_words("what", code),
            kinds=kinds(read, names, code),
            where=nearest_of(names, in_words("where", code)),
        )
        for code in languages
    }
    return PhotoAnswerer(read, names, meanings, read(questions), candidates)


def known_meanings() -> tuple[Meaning, ...]:
    """All that can be asked."""
    single = [Meaning(kind, "") for kind in ("what", "kind", "where")]
    return (*single, *(Meaning("exists", thing) for thing in asked_things()))


def deal_names(chances: Tensor, *, seed: int) -> Tensor:
    """Chances (N, C) that belong to other class names: each deal pairs classes and names anew."""
    order = torch.randperm(chances.shape[1], generator=torch.Generator().manual_seed(seed))
    return chances[:, order]
