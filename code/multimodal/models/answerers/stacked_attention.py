"""Stacked attention: the question looks at the picture, and asks again with what it saw.

Letters: B batch, L places, E width of a place, M tokens, D width, C answers, K hops.
"""

from collections.abc import Callable
from typing import NamedTuple, cast

import torch
from torch import Tensor, nn

from multimodal.layers.guided_attention import GuidedAttention
from multimodal.models.answerers.answerer import AttendingAnswerer, Looked
from multimodal.models.answerers.question_reader import QuestionReader, QuestionReading


class Asked(NamedTuple):
    """What a hop looks for."""

    query: Tensor
    """(B, D)"""
    words: Tensor
    """(B, M): the weights of the words that it was read from"""


class KeepQuestion(nn.Module):
    """As published: a hop looks for what is known so far, no word is read again.

    Args:
        width: D.
    """

    def __init__(self, *, width: int) -> None:
        super().__init__()

    def forward(self, known: Tensor, question: QuestionReading, mask: Tensor) -> Asked:
        """What is known (B, D), a question of M words → query and weights, all of them 0."""
        return Asked(known, torch.zeros_like(mask, dtype=known.dtype))


class RereadQuestion(nn.Module):
    """Ours: before each hop what is known so far chooses among the words of the question.

    Args:
        width: D.
    """

    def __init__(self, *, width: int) -> None:
        super().__init__()
        self.attend = GuidedAttention(things=width, guide=width, width=width)

    def forward(self, known: Tensor, question: QuestionReading, mask: Tensor) -> Asked:
        """What is known (B, D), a question of M words → query and weights that sum to 1."""
        found, weights = self.attend(question.words, known, mask)
        return Asked(known + found, weights)


class Hop(nn.Module):
    """One look: a query from what is known, a weighted mean of places, and both are added.

    Args:
        width: D.
        ask: makes the part that finds the query.
    """

    def __init__(self, *, width: int, ask: Callable[..., nn.Module]) -> None:
        super().__init__()
        self.ask = ask(width=width)
        self.attend = GuidedAttention(things=width, guide=width, width=width)

    def forward(
        self, seen: Tensor, known: Tensor, question: QuestionReading, mask: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Places (B, L, D), what is known (B, D) → known now (B, D), weights (B, L), (B, M)."""
        query, words = self.ask(known, question, mask)
        found, weights = self.attend(seen, query)
        return query + found, weights, words


class StackedAttention(AttendingAnswerer):
    """K hops; each looks for what the question and all hops before it make of each other.

    As published, with u⁰ the question, for k = 1 … K: hᵏ = tanh(W places + V uᵏ⁻¹ + b),
    pᵏ = softmax(w · hᵏ), uᵏ = uᵏ⁻¹ + Σ pᵏ places; the answer is read from uᴷ.

    Ours, beside the published model: the words keep their states, and a hop first reads them again
    (:class:`RereadQuestion`). uᵏ⁻¹ then weighs the words, and their mean is added to it: for "the
    thing left of the red star" one hop could look for the star, the next for its left. Places enter
    by a linear layer without tanh, which would flatten what is loud, and uᴷ passes a hidden layer:
    no linear function of a sum says whether what was seen is what was asked for. With
    ``ask=KeepQuestion`` the hops are the published ones.

    Args:
        picture: places (B, L, E) → (B, L, its ``width``), such as places with learned positions.
        reader: of the question; D is its width.
        answers: C.
        hops: K.
        ask: makes the part that finds the query of a hop from what is known: (width=D).

    Raises:
        ValueError: no hop.

    Source: Yang et al. 2016 (arXiv 1511.02274), section 3.3.
    """

    def __init__(
        self,
        *,
        picture: nn.Module,
        reader: QuestionReader,
        answers: int,
        hops: int = 2,
        ask: Callable[..., nn.Module] = RereadQuestion,
    ) -> None:
        super().__init__()
        if hops < 1:
            raise ValueError(f"stacked attention needs at least 1 hop, got {hops}")
        width = reader.width
        self.picture = picture
        self.reader = reader
        self.project = nn.Linear(cast(int, picture.width), width)
        self.hops = nn.ModuleList(Hop(width=width, ask=ask) for _ in range(hops))
        self.hidden = nn.Linear(width, width)
        self.out = nn.Linear(width, answers)

    def look(self, places: Tensor, tokens: Tensor, mask: Tensor) -> Looked:
        """Places (B, L, E), tokens (B, M), mask (B, M) → logits and the weights of each hop."""
        seen = self.project(self.picture(places))  # (B, L, D)
        question = self.reader(tokens, mask)
        known, maps, words = question.vector, [], []
        for hop in self.hops:
            known, where, which = hop(seen, known, question, mask)
            maps.append(where)
            words.append(which)
        logits = self.out(torch.relu(self.hidden(known)))
        return Looked(logits, torch.stack(maps, dim=1), torch.stack(words, dim=1))
