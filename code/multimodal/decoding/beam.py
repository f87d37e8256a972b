"""Several beginnings at once: a token that looks poor now may lead to the better sentence.

Letters: B batch, K beams, M tokens, V entries of the vocabulary.
"""

from torch import Tensor

from multimodal.arguments import require_whole
from multimodal.decoding.frontier import Frontier, Sentences
from multimodal.decoding.greedy import State, Step
from multimodal.decoding.length_penalties import Penalty, total


def beam_search(
    step: Step,
    state: State,
    first: Tensor,
    *,
    end: int,
    longest: int,
    beams: int = 3,
    best: int = 1,
    penalty: Penalty = total,
) -> Sentences:
    """The ``best`` sentences that a search with K beginnings finds, by falling score.

    Each of K beginnings is extended by every token; of all these extensions the K likeliest that do
    not end live on. It stops when no beginning can still become one of the best.

    Args:
        step, state, first, end, longest: as for :func:`multimodal.decoding.greedy.greedy`.
        beams: K; 1 is greedy decoding.
        best: how many sentences to return, at most K.
        penalty: makes sentences of different length comparable, see
            :mod:`multimodal.decoding.length_penalties`.

    Returns:
        Tokens (B, best, longest) with log-probabilities and scores (B, best).

    Raises:
        ValueError: sizes below 1, or more sentences than beams.

    Source: the search of Graves 2012 (arXiv 1211.3711) over a beam of fixed width as
    Sutskever et al. 2014 (arXiv 1409.3215), section 3.2.
    """
    require_whole(1, beams=beams, best=best, longest=longest)
    if best > beams:
        raise ValueError(f"{best} sentences of {beams} beams: search with more beams")
    found = Frontier(first, beams=beams, longest=longest, end=end, penalty=penalty)
    state, newest = repeat_rows(state, beams), first.repeat_interleave(beams)
    while not found.finished(best):
        logits, state = step(state, newest)
        chances = logits.log_softmax(dim=-1).unflatten(0, (-1, beams))  # (B, K, V)
        state = take_rows(state, found.extend(chances))
        newest = found.newest.flatten()
    return found.ended.best(best)


def repeat_rows(state: State, times: int) -> State:
    """Every row ``times`` times, one after the other."""
    return tuple(part.repeat_interleave(times, dim=0) for part in state)


def take_rows(state: State, parents: Tensor) -> State:
    """The state of what lives on: row (b, k) becomes that of its parent (b, parents[b, k])."""
    batch, beams = parents.shape
    start = (parents.new_tensor(range(batch)) * beams)[:, None]
    rows = (start + parents).flatten()
    return tuple(part[rows] for part in state)
