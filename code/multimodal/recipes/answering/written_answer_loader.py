"""Questions with answers in words: which words, in which language, and batches of them.

Letters: P pictures, Q questions, B batch, L places, D width, M words of a question, A tokens of an
answer.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from multimodal.data.questions.answer_names import ANSWERS, answer_word
from multimodal.data.questions.answer_sentences import fitting_answers, say_answer
from multimodal.data.questions.question_set import Question, QuestionSet, question_set
from multimodal.data.stream import Stream
from multimodal.language import DATA_LANGUAGES
from multimodal.recipes.answering.question_loader import encode_questions
from multimodal.text.caption_vocabulary import CaptionVocabulary
from multimodal.text.tokenizer import Tokenizer
from multimodal.token_ids import PAD

Sayings = Callable[[Question, str], dict[str, str]]
"""(question, language) → text of each answer that may be given, by the name of the answer"""


def as_word(question: Question, language: str) -> dict[str, str]:
    """*red*: all answers, whatever is asked."""
    return {name: answer_word(name, language) for name in ANSWERS}


def as_sentence(question: Question, language: str) -> dict[str, str]:
    """*The star is red.*: answers that fit the question."""
    program = question.program
    return {name: say_answer(program, name, language) for name in fitting_answers(program)}


STYLES: Mapping[str, Sayings] = {"word": as_word, "sentence": as_sentence}


@cache
def writing_vocabulary() -> CaptionVocabulary:
    """Words of questions and of answers as sentences, in three languages."""
    known = question_set(300, seed=0)
    texts = [text for code in DATA_LANGUAGES for text in known.texts(code)]
    texts += [
        as_sentence(question, code)[question.answer]
        for code in DATA_LANGUAGES
        for question in known.questions
    ]
    words = [text for code in DATA_LANGUAGES for text in (answer_word(n, code) for n in ANSWERS)]
    tokenizer = Tokenizer.train(list(dict.fromkeys(texts + words)), 700)
    return CaptionVocabulary(tokenizer, DATA_LANGUAGES)


class WritingBatch(NamedTuple):
    """What a writer of answers trains on."""

    places: Tensor
    """(B, L, D) float"""
    tokens: Tensor
    """(B, M) int64, questions, padded with 0"""
    mask: Tensor
    """(B, M) bool, True = real"""
    answers: Tensor
    """(B, A) int64: language, words, end, padding"""


class WritingLoader(Stream[WritingBatch]):
    """Batches of questions and written answers; the language of each is drawn on its own.

    Args:
        questions: Q questions about P pictures.
        places: (P, L, D).
        style: of ``STYLES``.
        batch_size: B ≤ Q.
        seed: of the order and the languages.
    """

    def __init__(
        self,
        questions: QuestionSet,
        places: Tensor,
        *,
        style: str,
        batch_size: int,
        seed: int,
    ) -> None:
        super().__init__(len(questions), batch_size=batch_size, seed=seed)
        self._style, self._places, self._pictures = style, places, questions.pictures
        vocabulary = writing_vocabulary()
        self._asked = [encode_questions(questions, vocabulary.tokenizer, c) for c in DATA_LANGUAGES]
        self._answers = [encode_answers(questions, style, c) for c in DATA_LANGUAGES]

    def _data(self) -> object:
        return [self._places, self._pictures, self._asked, self._answers]

    def _drawn(self) -> object:
        return self._style

    def _batch(self, rows: np.ndarray, random: np.random.Generator) -> WritingBatch:
        tokens, answers = (
            padded([of[which][row] for which, row in zip(draws, rows, strict=True)])
            for of, draws in (
                (self._asked, random.integers(len(DATA_LANGUAGES), size=len(rows))),
                (self._answers, random.integers(len(DATA_LANGUAGES), size=len(rows))),
            )
        )
        places = self._places[self._pictures[torch.from_numpy(rows)]]
        return WritingBatch(places, tokens, tokens != PAD, answers)


def encode_answers(questions: QuestionSet, style: str, language: str) -> Tensor:
    """The true answers as ids (Q, A) int64; equal texts are encoded once."""
    texts = [STYLES[style](question, language)[question.answer] for question in questions.questions]
    lines = {text: line for line, text in enumerate(dict.fromkeys(texts))}
    tokens, _ = writing_vocabulary().encoder(language)(list(lines))
    return tokens[[lines[text] for text in texts]]


def padded(lines: Sequence[Tensor]) -> Tensor:
    """Rows of ids as one tensor, without columns that hold padding only."""
    tokens = torch.nn.utils.rnn.pad_sequence(list(lines), batch_first=True, padding_value=PAD)
    return tokens[:, : int((tokens != PAD).sum(dim=1).max())]
