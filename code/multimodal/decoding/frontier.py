"""What a beam search holds: the beginnings that are alive, and the sentences that have ended.

Letters: B batch, K beams, M tokens, V entries of the vocabulary.
"""

from typing import NamedTuple, Self

import torch
from torch import Tensor

from multimodal.decoding.length_penalties import Penalty

NEVER = float("-inf")


class Sentences(NamedTuple):
    """K sentences for each of B pictures, the best first."""

    tokens: Tensor
    """(B, K, M) int64, without the first token; filled up with that of the end"""
    log_probabilities: Tensor
    """(B, K), of whole sentences; minus infinity where there is none"""
    scores: Tensor
    """(B, K), by which they are ranked: log-probabilities after the length penalty"""

    def choose(self, places: Tensor) -> Self:
        """Those at ``places`` (B, K') of each row."""
        index = places[..., None].expand(-1, -1, self.tokens.shape[-1])
        return type(self)(
            self.tokens.gather(1, index), *(part.gather(1, places) for part in self[1:])
        )

    def best(self, count: int) -> Self:
        """The ``count`` of highest score of each row."""
        return self.choose(self.scores.topk(count, dim=1).indices)


def no_sentences(like: Tensor, beams: int, longest: int, *, end: int) -> Sentences:
    """Places for K sentences, (B,) first tokens say for how many pictures and on which device."""
    shape = (len(like), beams)
    tokens = torch.full((*shape, longest), end, device=like.device)
    nothing = torch.full(shape, NEVER, device=like.device)
    return Sentences(tokens, nothing, nothing)


class Frontier:
    """The two lists, and what one more token makes of them.

    Args:
        first: (B,) the tokens that sentences start with.
        beams: K.
        longest: tokens after which writing stops in any case.
        end: the token that ends a sentence.
        penalty: makes sentences of different length comparable.
    """

    def __init__(
        self, first: Tensor, *, beams: int, longest: int, end: int, penalty: Penalty
    ) -> None:
        self.end, self.longest, self.penalty, self.length = end, longest, penalty, 0
        self.ended = no_sentences(first, beams, longest, end=end)
        alive = no_sentences(first, beams, longest, end=end)
        single = alive.scores.clone()
        single[:, 0] = 0.0  # all beams start alike: one of them is enough
        self.alive = Sentences(alive.tokens, single, single)

    @property
    def newest(self) -> Tensor:
        """(B, K), the last tokens of the beginnings that are alive."""
        return self.alive.tokens[..., self.length - 1]

    def extend(self, log_probabilities: Tensor, discount: Tensor | None = None) -> Tensor:
        """One token more.

        Of the 2 K best extensions, those of the first K that end are kept as sentences, and the
        first K that do not end live on.

        Args:
            log_probabilities: (B, K, V), of the next token of what is alive.
            discount: (B, V), what choosing a token costs in this step only; it is not kept.

        Returns:
            (B, K) int64, which beginning each one that lives on has grown from.
        """
        _, beams, entries = log_probabilities.shape
        grown = self.alive.log_probabilities[..., None] + log_probabilities
        ranked = grown if discount is None else grown - discount[:, None]
        order = ranked.flatten(1).topk(min(2 * beams, beams * entries), dim=1)
        parents, tokens = order.indices // entries, order.indices % entries  # (B, 2 K)
        values = grown.flatten(1).gather(1, order.indices)
        candidates = self._grow(parents, tokens, values, order.values)
        self.length += 1
        stops = (tokens == self.end) | (self.length == self.longest)
        self._keep(candidates, stops, beams)
        living = order.values.masked_fill(stops, NEVER).topk(beams, dim=1).indices
        self.alive = self._silence(candidates.choose(living), stops.gather(1, living))
        return parents.gather(1, living)

    def finished(self, wanted: int) -> bool:
        """Whether nothing alive can still enter the ``wanted`` best."""
        if self.length >= self.longest:
            return True
        hope = self.penalty(self.alive.log_probabilities, self.longest).amax(dim=1)
        worst = self.ended.scores.topk(wanted, dim=1).values[:, -1]
        return bool((hope <= worst).all())

    def _grow(self, parents: Tensor, tokens: Tensor, values: Tensor, ranks: Tensor) -> Sentences:
        index = parents[..., None].expand(-1, -1, self.longest)
        written = self.alive.tokens.gather(1, index)
        written[..., self.length] = tokens
        return Sentences(written, values, ranks)

    def _keep(self, candidates: Sentences, stops: Tensor, beams: int) -> None:
        among_best = torch.arange(stops.shape[1], device=stops.device) < beams
        scores = self.penalty(candidates.log_probabilities, self.length)
        scores = scores.masked_fill(~(stops & among_best), NEVER)
        stopped = candidates._replace(scores=scores)
        both = Sentences(
            *(torch.cat(pair, dim=1) for pair in zip(self.ended, stopped, strict=True))
        )
        self.ended = both.best(beams)

    def _silence(self, chosen: Sentences, gone: Tensor) -> Sentences:
        """Too few live on: a place that holds an ended sentence must not write again."""
        values = chosen.log_probabilities.masked_fill(gone, NEVER)
        return Sentences(chosen.tokens, values, values)
