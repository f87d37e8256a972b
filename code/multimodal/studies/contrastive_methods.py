"""Four ways to learn without labels, with and without their safeguards, against three baselines.

``python -m multimodal.studies.contrastive_methods`` writes ``assets/studies/contrastive.csv`` and its
card; one row of it is repeated by :func:`row`.
"""

import time
from typing import Any

from multimodal.recipes.contrastive.baselines import BASELINES, baseline
from multimodal.recipes.contrastive.methods import variants
from multimodal.recipes.contrastive.pretraining import NOTHING, evaluate, head_shape, pretrain
from multimodal.studies.command import study

NO_HEAD = {"head_rank": float("nan"), "head_spread": float("nan")}


def row(method: str, *, without: str = NOTHING, seed: int) -> dict[str, Any]:
    """Train and question one method, or one of the baselines.

    Args:
        method: one of ``METHODS`` or ``BASELINES``.
        without: the safeguard that is left out.
        seed: of everything that is drawn.

    Returns:
        ``linear`` and ``knn`` accuracy and ``effective_rank`` and ``spread`` of the features,
        ``head_rank`` and ``head_spread`` of the embeddings that the loss compares (nan where there
        is no head), ``seconds`` of processor time for the training.

    Raises:
        ValueError: no such method, or no such safeguard.
    """
    start = time.process_time()
    if method in BASELINES:
        encoder, heads = baseline(method, seed=seed), NO_HEAD
    else:
        model = pretrain(method, seed=seed, without=without).model
        encoder, heads = model.encoder, head_shape(model)
    spent = round(time.process_time() - start, 1)
    return {
        "method": method,
        "without": without,
        "seed": seed,
        **evaluate(encoder),
        **heads,
        "seconds": spent,
    }


def run(seeds: int) -> list[dict[str, Any]]:
    """All variants and baselines from each seed: one row a run."""
    names = [*variants(), *((name, NOTHING) for name in BASELINES)]
    rows = []
    for seed in range(seeds):
        for method, without in names:
            rows.append(row(method, without=without, seed=seed))
            print(rows[-1], flush=True)
    return rows


if __name__ == "__main__":
    study("contrastive", "contrastive_methods", __doc__, run)
