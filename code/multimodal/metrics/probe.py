"""How much a linear classifier finds in features that stay as they are.

Its penalty is chosen for each kind of features on labels held out of the training part: one penalty
for 128 features and for 784 pixels would decide the ranking.
"""

import warnings
from typing import NamedTuple

from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from torch import Tensor, from_numpy

from multimodal.arguments import require_positive, require_whole
from multimodal.metrics.held_out import best_setting
from multimodal.metrics.labelled_parts import both_parts

PENALTIES = (1e-1, 1e-2, 1e-3, 1e-4, 1e-5)
"""Candidates; of two that do equally well the stronger is taken."""
PENALTY = 1e-3
"""Where no label can be held out, because a class has only one."""


class Probe(NamedTuple):
    """What a linear probe found."""

    accuracy: float
    """share of the test pictures whose class was found"""
    penalty: float
    """with which all training labels were fitted in the end"""
    correct: Tensor
    """(M,) bool, which test pictures those are"""


def train_probe(
    train_x: Tensor,
    train_y: Tensor,
    test_x: Tensor,
    test_y: Tensor,
    *,
    penalty: float | None = None,
    rounds: int = 100,
    seed: int = 0,
) -> Probe:
    """Multinomial logistic regression on standardised features, tested on other pictures.

    Args:
        train_x: (N, D) frozen features.
        train_y: (N,) classes.
        test_x: (M, D).
        test_y: (M,).
        penalty: of the squared weights, relative to the mean loss of a picture; when omitted, the
            one of ``PENALTIES`` that does best on training labels held out, see
            :func:`multimodal.metrics.held_out.held_out_folds`.
        rounds: of the optimiser (L-BFGS) at most; the same for all that are compared.
        seed: of the choice of labels to hold out.

    Raises:
        ValueError: features and classes of different number.

    Source: the linear evaluation of Chen et al. 2020 (arXiv 2002.05709), section 2.3, with a convex
    solver in place of SGD.
    """
    require_whole(1, rounds=rounds)
    train, test = both_parts((train_x, train_y), (test_x, test_y))
    if penalty is None:
        penalty = choose_penalty(*train, rounds=rounds, seed=seed)
    require_positive(penalty=penalty)
    correct = _classify(train, test, penalty, rounds)
    return Probe(float(correct.double().mean()), penalty, correct)


def linear_probe(
    train_x: Tensor,
    train_y: Tensor,
    test_x: Tensor,
    test_y: Tensor,
    *,
    penalty: float | None = None,
    rounds: int = 100,
    seed: int = 0,
) -> float:
    """The accuracy of :func:`train_probe`, which has the same arguments."""
    parts = (train_x, train_y, test_x, test_y)
    return train_probe(*parts, penalty=penalty, rounds=rounds, seed=seed).accuracy


def choose_penalty(x: Tensor, y: Tensor, *, rounds: int = 100, seed: int = 0) -> float:
    """The one of ``PENALTIES`` that does best on labels held out; x is (N, D), y (N,)."""

    def score(penalty: float, kept: Tensor, held: Tensor) -> float:
        found = _classify((x[kept], y[kept]), (x[held], y[held]), penalty, rounds)
        return float(found.double().mean())

    return best_setting(PENALTIES, y, score, seed=seed, otherwise=PENALTY)


def _classify(
    train: tuple[Tensor, Tensor], test: tuple[Tensor, Tensor], penalty: float, rounds: int
) -> Tensor:
    """(M,) bool: which test pictures get their class."""
    (x, y), (other, answers) = train, test
    regression = LogisticRegression(C=1 / (penalty * len(x)), max_iter=rounds)
    model = make_pipeline(StandardScaler(), regression)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        model.fit(x.double().numpy(), y.numpy())
    return from_numpy(model.predict(other.double().numpy())) == answers
