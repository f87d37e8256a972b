"""Batches of VQA's questions beside stored annotation vectors of their pictures.

Letters: P pictures, Q questions, B batch, L places, E width of an annotation, M tokens, C answers.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from multimodal.data.public.asked_files import AskedFiles
from multimodal.data.stream import Stream
from multimodal.recipes.vqa.answer_list import AnswerList
from multimodal.text.tokenizer import Tokenizer
from multimodal.token_ids import PAD


class SoftBatch(NamedTuple):
    """Questions whose answers may be right in part."""

    places: Tensor
    """(B, L, E) float"""
    tokens: Tensor
    """(B, M) int64, padded with 0"""
    mask: Tensor
    """(B, M) bool, True = real"""
    targets: Tensor
    """(B, C) float in [0, 1]"""

    def to(self, device: torch.device | str) -> "SoftBatch":
        """The same batch on another device."""
        return SoftBatch(*(field.to(device) for field in self))


class VqaLoader(Stream[SoftBatch]):
    """Endless batches of those questions to which the list holds at least one right answer.

    Args:
        files: Q questions about P pictures.
        annotations: P times (L, E), of the pictures in the same order.
        tokenizer: of the questions; longer ones are cut.
        answers: the list.
        name: of the annotations; a training goes on only with the same.
        batch_size, seed: as :class:`~multimodal.data.stream.Stream` has them.

    Raises:
        ValueError: an impossible batch size, or annotations of other pictures.
    """

    def __init__(
        self,
        files: AskedFiles,
        annotations: Sequence[Tensor],
        tokenizer: Tokenizer,
        answers: AnswerList,
        *,
        name: str,
        batch_size: int,
        seed: int,
    ) -> None:
        if len(annotations) != len(files.paths):
            raise ValueError(f"annotations of {len(annotations)} pictures, not {len(files.paths)}")
        marks = [answers.marks(question.answers) for question in files.questions]
        kept = [row for row, own in enumerate(marks) if own]
        super().__init__(len(kept), batch_size=batch_size, seed=seed)
        self.name, self._answers, self._annotations = name, answers, annotations
        self._marks = [marks[row] for row in kept]
        self._pictures = [files.pictures[row] for row in kept]
        self._tokens = encode_texts([files.questions[row].text for row in kept], tokenizer)

    def _data(self) -> object:
        pictures = torch.tensor(self._pictures)
        marks = [(row, *pair) for row, own in enumerate(self._marks) for pair in own.items()]
        return [self.name, self._answers.names, pictures, self._tokens, torch.tensor(marks)]

    def _batch(self, rows: np.ndarray, random: np.random.Generator) -> SoftBatch:
        chosen = rows.tolist()
        places = torch.stack([self._annotations[self._pictures[row]] for row in chosen]).float()
        tokens = without_padding(self._tokens[torch.from_numpy(rows)])
        targets = self._answers.targets([self._marks[row] for row in chosen])
        return SoftBatch(places, tokens, tokens != PAD, targets)


def encode_texts(texts: Sequence[str], tokenizer: Tokenizer) -> Tensor:
    """Questions as ids (Q, M) int64, padded with 0; what is too long is cut."""
    return tokenizer.encode_batch(texts, truncate=True)[0]


def without_padding(tokens: Tensor) -> Tensor:
    """(B, M) without the columns in which all rows are padding."""
    return tokens[:, : int((tokens != PAD).sum(dim=1).max())]
