"""Whether the answers of one model fit together, whatever the picture shows.

Letters: Q pairs of questions about the same picture.
"""

from typing import NamedTuple

from torch import Tensor

from multimodal.arguments import as_ids, measurable


def implied_accuracy(main: Tensor, implied: Tensor) -> float:
    """Of the questions whose main one is answered right, the share that is right, too.

    "How many red things are there?" answered by 2 implies "Is there a red thing?" — yes. Such a
    question is easier than its main one, so that a model which understood has 1 here; ``nan`` if
    no main question was answered right.

    Args:
        main: (Q,) whether the main question was answered right.
        implied: (Q,) whether the question that follows from it was.

    Raises:
        ValueError: shapes that differ, or something else than true and false.

    Source: Ribeiro et al. 2019, *Are Red Roses Red? Evaluating Consistency of Question-Answering
    Models*.
    """
    known, follows = _truths("main", main), _truths("implied", implied)
    _require_same(known, follows)
    return float((follows & known).double().sum() / known.double().sum())


def agreement(answers: Tensor, others: Tensor) -> float:
    """The share of pairs that are answered alike: of paraphrases, 1 would be consistent.

    Args:
        answers: (Q,) int64, the answers to questions.
        others: (Q,) int64, the answers to the same questions in other words.

    Raises:
        ValueError: shapes that differ, no pairs, or something else than whole numbers.

    Source: Shah et al. 2019, *Cycle-Consistency for Robust Visual Question Answering*
    (arXiv 1902.05660), for the questions in other words.
    """
    one, other = (
        as_ids(name, measurable(name, ids, "Q", finite=False))
        for name, ids in (("answers", answers), ("others", others))
    )
    _require_same(one, other)
    return float((one == other).double().mean())


class Contradictions(NamedTuple):
    """What became of pairs of a question and its negation; four shares that add up to 1."""

    both_right: float
    both_wrong: float
    """consistent, and the world upside down"""
    only_plain: float
    """the question right, its negation wrong"""
    only_negated: float
    """the question wrong, its negation right"""

    @property
    def share(self) -> float:
        """Pairs whose two answers cannot both be true: of yes and no, those answered alike."""
        return self.only_plain + self.only_negated


def contradictions(plain: Tensor, negated: Tensor) -> Contradictions:
    """How a question and its negation, whose answers are yes and no, were answered.

    Args:
        plain: (Q,) whether the question was answered right.
        negated: (Q,) whether its negation was.

    Raises:
        ValueError: shapes that differ, or something else than true and false.
    """
    one, other = _truths("plain", plain), _truths("negated", negated)
    _require_same(one, other)
    shares = (one & other, ~one & ~other, one & ~other, ~one & other)
    return Contradictions(*(float(share.double().mean()) for share in shares))


def _truths(name: str, values: Tensor) -> Tensor:
    found = measurable(name, values, "Q", finite=False)
    if bool(((found != 0) & (found != 1)).any()):
        raise ValueError(f"{name} must say true or false of each question")
    return found.bool()


def _require_same(one: Tensor, other: Tensor) -> None:
    if one.shape != other.shape:
        raise ValueError(f"the answers of {len(one)} questions against those of {len(other)}")
