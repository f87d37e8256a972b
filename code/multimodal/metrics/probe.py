"""How much a linear classifier finds in features that stay as they are."""

import warnings

from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from torch import Tensor

from multimodal.arguments import both_parts, require_positive, require_whole

PENALTY = 1e-3


def linear_probe(
    train_x: Tensor,
    train_y: Tensor,
    test_x: Tensor,
    test_y: Tensor,
    *,
    penalty: float = PENALTY,
    rounds: int = 100,
) -> float:
    """Accuracy of multinomial logistic regression on standardised features.

    Args:
        train_x: (N, D) frozen features.
        train_y: (N,) classes.
        test_x: (M, D).
        test_y: (M,).
        penalty: of the squared weights, relative to the mean loss of a picture.
        rounds: of the optimiser (L-BFGS) at most; the same for all that are compared.

    Returns:
        Share of the M test pictures whose class was found.

    Raises:
        ValueError: features and classes of different number.

    Source: the linear evaluation of Chen et al. 2020 (arXiv 2002.05709), section 2.3, with a convex
    solver in place of SGD.
    """
    require_positive(penalty=penalty)
    require_whole(1, rounds=rounds)
    (train_x, train_y), (test_x, test_y) = both_parts((train_x, train_y), (test_x, test_y))
    regression = LogisticRegression(C=1 / (penalty * len(train_x)), max_iter=rounds)
    model = make_pipeline(StandardScaler(), regression)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        model.fit(train_x.double().numpy(), train_y.numpy())
    return float(model.score(test_x.double().numpy(), test_y.numpy()))
