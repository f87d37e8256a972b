"""Endless batches of questions beside the places of their pictures.

Letters: P pictures, Q questions, B batch, L places, D width, M tokens.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from multimodal.data.questions.programs import Program
from multimodal.data.questions.question_set import QuestionSet
from multimodal.data.stream import Stream
from multimodal.text.tokenizer import Tokenizer
from multimodal.token_ids import PAD


class QuestionBatch(NamedTuple):
    """What an answerer trains on."""

    places: Tensor
    """(B, L, D) float"""
    tokens: Tensor
    """(B, M) int64, padded with 0"""
    mask: Tensor
    """(B, M) bool, True = real"""
    answers: Tensor
    """(B,) int64, places in ``ANSWERS``"""
    programs: tuple[Program, ...] = ()
    """B of them, for models that are given what a question means"""

    def to(self, device: torch.device | str) -> "QuestionBatch":
        """The same batch on another device."""
        places, tokens, mask, answers = (tensor.to(device) for tensor in self[:4])
        return QuestionBatch(places, tokens, mask, answers, self.programs)


class QuestionLoader(Stream[QuestionBatch]):
    """Batches of questions; for each the language is drawn with equal chances.

    Args:
        questions: Q questions about P pictures.
        places: (P, L, D), of the pictures in the same order.
        tokenizer: of the words.
        languages: what to draw from.
        batch_size: B ≤ Q; the Q mod B questions left over in an epoch wait for another one.
        seed: of the order and the languages.

    Raises:
        ValueError: an impossible batch size, no language, or places of other pictures.
    """

    def __init__(
        self,
        questions: QuestionSet,
        places: Tensor,
        tokenizer: Tokenizer,
        *,
        languages: Sequence[str],
        batch_size: int,
        seed: int,
    ) -> None:
        super().__init__(len(questions), batch_size=batch_size, seed=seed)
        if not languages:
            raise ValueError("name at least one language")
        if len(places) != len(questions.images):
            raise ValueError(f"places of {len(places)} pictures, not of {len(questions.images)}")
        self.languages = tuple(languages)
        self._questions, self._places = questions, places
        self._tokens = [encode_questions(questions, tokenizer, code) for code in languages]

    def _data(self) -> object:
        return [self._places, self._questions.pictures, self._questions.answers, self._tokens]

    def _drawn(self) -> object:
        return self.languages

    def _batch(self, rows: np.ndarray, random: np.random.Generator) -> QuestionBatch:
        which = random.integers(len(self.languages), size=len(rows)).tolist()
        lines = [self._tokens[one][row] for one, row in zip(which, rows.tolist(), strict=True)]
        tokens = torch.nn.utils.rnn.pad_sequence(lines, batch_first=True, padding_value=PAD)
        tokens = tokens[:, : int((tokens != PAD).sum(dim=1).max())]
        chosen = torch.from_numpy(rows)
        places = self._places[self._questions.pictures[chosen]]
        programs = tuple(self._questions.questions[row].program for row in rows.tolist())
        answers = self._questions.answers[chosen]
        return QuestionBatch(places, tokens, tokens != PAD, answers, programs)


def encode_questions(questions: QuestionSet, tokenizer: Tokenizer, language: str) -> Tensor:
    """The questions as ids (Q, M) int64, padded with 0; equal texts are encoded once."""
    texts = questions.texts(language)
    rows = {text: row for row, text in enumerate(dict.fromkeys(texts))}
    tokens, _ = tokenizer.encode_batch(list(rows))
    return tokens[[rows[text] for text in texts]]
