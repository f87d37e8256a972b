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

    pᵢ = softmax(a cos(A x, A tᵢ) + b cos(B u, rᵢ)) of picture x and question u, the look tᵢ of an
    entry's thing and the vector rᵢ of its relation; P(answer) = Σ pᵢ [vᵢ = answer]. Picture and
    look pass through one A, which begins as the identity: a thing that was never asked about is
    found by its look. *Nothing here* competes with a score of c (a + b), where c is how alike a key
    must be at least; its value is the first answer. a, b, c are learned.

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
        self.look = nn.Linear(features, features)
        nn.init.eye_(self.look.weight)
        self.ask = nn.Linear(reader.width, reader.width)
        self.relation = nn.Embedding(relations, reader.width)
        self.sharpness = nn.Parameter(torch.tensor((5.0, 5.0)).log())
        self.least = nn.Parameter(torch.tensor(0.5))

    def forward(
        self,
        pictures: Tensor,
        tokens: Tensor,
        mask: Tensor,
        base: Base,
        among: Tensor | None = None,
    ) -> Tensor:
        """What the entries say, weighted by the lookup.

        Args:
            pictures: (B, E), features.
            tokens, mask: (B, M).
            base: N entries.
            among: (B, N) bool, the entries that may be read for each question; all when omitted.

        Returns:
            log P(answer), (B, C).
        """
        weights = self.lookup(pictures, tokens, mask, base, among)  # (B, 1 + N)
        values = F.pad(base.values, (1, 0))  # (1 + N,)
        said = weights @ F.one_hot(values, self.answers).to(weights.dtype)
        return said.clamp(min=1e-6).log()

    def lookup(
        self,
        pictures: Tensor,
        tokens: Tensor,
        mask: Tensor,
        base: Base,
        among: Tensor | None = None,
    ) -> Tensor:
        """The weights of *nothing here* and of each entry, (B, 1 + N); they sum to 1."""
        asked = unit(self.ask(self.reader(tokens, mask).vector))  # (B, D)
        same_thing = unit(self.look(pictures)) @ unit(self.look(base.things)).mT  # (B, N)
        same_relation = asked @ unit(self.relation(base.relations)).mT  # (B, N)
        of_thing, of_relation = self.sharpness.exp()
        scores = of_thing * same_thing + of_relation * same_relation
        if among is not None:
            scores = scores.masked_fill(~among, float("-inf"))
        nothing = (self.least * (of_thing + of_relation)).expand(len(scores), 1)
        return torch.cat((nothing, scores), dim=1).softmax(dim=1)


def unit(vectors: Tensor) -> Tensor:
    """Rows of length 1: only where they point is compared."""
    return F.normalize(vectors, dim=-1)
