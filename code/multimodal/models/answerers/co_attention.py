"""Co-attention: the words choose among the places, and the places among the words.

Letters: B batch, L places, E width of a place, M tokens, D width, C answers.
"""

from abc import abstractmethod
from typing import cast

import torch
from torch import Tensor, nn

from multimodal.layers.guided_attention import (
    Attended,
    GuidedAttention,
    UnguidedAttention,
    attend_by,
)
from multimodal.models.answerers.answerer import AttendingAnswerer, Looked
from multimodal.models.answerers.question_reader import QuestionReader


class CoAttention(AttendingAnswerer):
    """What both kinds share: one map of places, one of words, and their sum answers.

    The published model attends three times: with words, with phrases, with the states of an LSTM.
    Ours attends once, with the states. Places enter by a linear layer, and the hidden layer before
    the answer has a ReLU in the place of tanh, which what is seen would saturate.

    Args:
        picture: places (B, L, E) → (B, L, its ``width``), such as places with learned positions.
        reader: of the question; D is its width.
        answers: C.

    Source: Lu et al. 2016 (arXiv 1606.00061), sections 3.3 and 3.4; the answer is their equation 7
    at one level.
    """

    def __init__(self, *, picture: nn.Module, reader: QuestionReader, answers: int) -> None:
        super().__init__()
        width = reader.width
        self.picture = picture
        self.reader = reader
        self.project = nn.Linear(cast(int, picture.width), width)
        self.hidden = nn.Linear(width, width)
        self.out = nn.Linear(width, answers)

    def look(self, places: Tensor, tokens: Tensor, mask: Tensor) -> Looked:
        """Places (B, L, E), tokens (B, M), mask (B, M) → logits and the weights of one hop."""
        seen = self.project(self.picture(places))  # (B, L, D)
        picture, words = self.attend(seen, self.reader(tokens, mask).words, mask)
        both = torch.relu(self.hidden(picture.summary + words.summary))
        return Looked(self.out(both), picture.weights[:, None], words.weights[:, None])

    @abstractmethod
    def attend(self, seen: Tensor, words: Tensor, mask: Tensor) -> tuple[Attended, Attended]:
        """Places (B, L, D), words (B, M, D), mask (B, M) → what is found in either."""


class ParallelCoAttention(CoAttention):
    """Both at once, over a table of how much each word has to do with each place.

    C = tanh(Q W_b V) compares word with place; the places hear the words through it,
    H_v = tanh(V W_v + Cᵀ Q W_q), and the words the places, H_q = tanh(Q W_q + C V W_v). A vector
    for each weighs them: softmax(H_v w_v), softmax(H_q w_q).

    Args:
        picture, reader, answers: as in :class:`CoAttention`.

    Source: Lu et al. 2016 (arXiv 1606.00061), equations 3–5.
    """

    def __init__(self, *, picture: nn.Module, reader: QuestionReader, answers: int) -> None:
        super().__init__(picture=picture, reader=reader, answers=answers)
        width = reader.width
        self.affinity = nn.Linear(width, width, bias=False)
        self.place = nn.Linear(width, width, bias=False)
        self.word = nn.Linear(width, width, bias=False)
        self.place_score = nn.Linear(width, 1, bias=False)
        self.word_score = nn.Linear(width, 1, bias=False)

    def attend(self, seen: Tensor, words: Tensor, mask: Tensor) -> tuple[Attended, Attended]:
        """Places (B, L, D), words (B, M, D), mask (B, M) → what is found in either."""
        table = torch.tanh(words @ self.affinity(seen).mT)  # (B, M, L)
        table = table * mask[:, :, None]
        place, word = self.place(seen), self.word(words)
        of_places = torch.tanh(place + table.mT @ word)  # (B, L, D)
        of_words = torch.tanh(word + table @ place)  # (B, M, D)
        return (
            attend_by(self.place_score(of_places)[:, :, 0], seen),
            attend_by(self.word_score(of_words)[:, :, 0], words, mask),
        )


class AlternatingCoAttention(CoAttention):
    """One after the other: the words give a summary, it guides to places, they guide to words.

    x̂ = A(X; g): H = tanh(X W_x + g W_g), weights softmax(H w), x̂ = their mean of X; first X = words
    without a guide, then X = places with the summary as g, then X = words with what was seen as g.

    Args:
        picture, reader, answers: as in :class:`CoAttention`.

    Source: Lu et al. 2016 (arXiv 1606.00061), equation 6.
    """

    def __init__(self, *, picture: nn.Module, reader: QuestionReader, answers: int) -> None:
        super().__init__(picture=picture, reader=reader, answers=answers)
        width = reader.width
        self.summarise = UnguidedAttention(things=width, width=width)
        self.to_places = GuidedAttention(things=width, guide=width, width=width)
        self.to_words = GuidedAttention(things=width, guide=width, width=width)

    def attend(self, seen: Tensor, words: Tensor, mask: Tensor) -> tuple[Attended, Attended]:
        """Places (B, L, D), words (B, M, D), mask (B, M) → what is found in either."""
        summary = self.summarise(words, mask).summary  # (B, D)
        picture = self.to_places(seen, summary)
        return picture, self.to_words(words, picture.summary, mask)
