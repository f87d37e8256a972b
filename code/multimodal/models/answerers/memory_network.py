"""A memory of keys and values: the question looks an entry up and answers what stands there.

Letters: B batch, N entries, E width of a picture's features, M tokens, D width, R relations,
C answers.
"""

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from multimodal.models.answerers.question_reader import QuestionReader


class Base(NamedTuple):
    """A knowledge base: each entry says a value of a thing in one relation."""

    things: Tensor
    """(N, E): how the thing looks"""
    relations: Tensor
    """(N,) int64"""
    values: Tensor
    """(N,) int64, places among the answers"""


class MemoryNetwork(nn.Module):
    """One lookup: picture and question are compared with every key, the answer is read from values.

    pᵢ = softmax(q · kᵢ) with q = (A x, B u) of picture x and question u, and kᵢ = (A tᵢ, rᵢ) of the
    thing's look tᵢ and the relation's vector rᵢ; P(answer) = Σ pᵢ [vᵢ = answer]. Picture and look
    pass through the same A, so a thing that was never asked about is found by its look. One more
    key stands for *nothing here*; its value is the first answer.

    Args:
        features: E.
        reader: of the question; D is its width.
        relations: R.
        answers: C.

    Source: memory networks, Weston et al. 2015 (arXiv 1410.3916); soft lookup, Sukhbaatar et al.
    2015 (arXiv 1503.08895), equation 1; keys apart from values, Miller et al. 2016
    (arXiv 1606.03126), section 3.1. There keys are words, and lookups are repeated.
    """

    def __init__(
        self, *, features: int, reader: QuestionReader, relations: int, answers: int
    ) -> None:
        super().__init__()
        self.reader = reader
        self.answers = answers
        self.look = nn.Linear(features, reader.width)
        self.ask = nn.Linear(reader.width, reader.width)
        self.relation = nn.Embedding(relations, reader.width)
        self.nothing = nn.Parameter(torch.zeros(()))
        self.sharpness = nn.Parameter(torch.tensor((2.0, 2.0)).log())

    def forward(self, pictures: Tensor, tokens: Tensor, mask: Tensor, base: Base) -> Tensor:
        """Features (B, E), tokens and mask (B, M), a base of N entries → log P(answer), (B, C)."""
        weights = self.lookup(pictures, tokens, mask, base)  # (B, 1 + N)
        values = torch.cat((torch.zeros_like(base.values[:1]), base.values))  # (1 + N,)
        said = weights @ F.one_hot(values, self.answers).to(weights.dtype)
        return said.clamp(min=1e-6).log()

    def lookup(self, pictures: Tensor, tokens: Tensor, mask: Tensor, base: Base) -> Tensor:
        """The weights of *nothing here* and of each entry, (B, 1 + N); they sum to 1."""
        asked = unit(self.ask(self.reader(tokens, mask).vector))  # (B, D)
        same_thing = unit(self.look(pictures)) @ unit(self.look(base.things)).mT  # (B, N)
        same_relation = asked @ unit(self.relation(base.relations)).mT  # (B, N)
        of_thing, of_relation = self.sharpness.exp()
        scores = of_thing * same_thing + of_relation * same_relation
        nothing = self.nothing.expand(len(scores), 1)
        return torch.cat((nothing, scores), dim=1).softmax(dim=1)


def unit(vectors: Tensor) -> Tensor:
    """Rows of length 1: only where they point is compared."""
    return F.normalize(vectors, dim=-1)
