"""What the chapters on fusion build, minimise and measure runs on a GPU, although none is here.

Their parts, losses, measures, models and objectives have their entries here, as all others have
theirs in the tests of the parts and of the training, which ask whether any is forgotten.
"""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
import torch

from tests.multimodal.fusion_representation_calls import (
    REPRESENTATION_CALLS,
    REPRESENTATION_MODELS,
    REPRESENTATION_OBJECTIVES,
)
from tests.multimodal.fusion_strategy_calls import (
    STRATEGY_CALLS,
    STRATEGY_MODELS,
    STRATEGY_OBJECTIVES,
)
from tests.multimodal.pretended_gpu import GPU, public, run_there, tensors

ROOMS = ("layers", "encoders", "models", "losses", "metrics")
P = SimpleNamespace(**{name.rpartition(".")[2]: thing for name, thing in public(*ROOMS)})
MEASURES = {name.rpartition(".")[2] for name, _ in public("metrics")}
ROWS, X, MASK = torch.rand(4, 8), torch.rand(4, 6, 16), torch.ones(4, 6, dtype=torch.bool)
REPRESENTATIONS = "fusion_representations.fuser_systems"

TALL, BYTES, LABELS = torch.rand(12, 6), torch.arange(8.0).reshape(4, 2), torch.arange(4) % 3

Calls = dict[str, Callable[[], tuple[Any, ...]]]


def recipe(name: str) -> Any:
    return import_module(f"multimodal.recipes.{name}")


CALLS: Calls = {
    **STRATEGY_CALLS,
    **REPRESENTATION_CALLS,
    # joint representations
    "require_vectors": lambda: (P.require_vectors, ROWS, ROWS, 8),
    "signed_root": lambda: (P.signed_root, ROWS),
    "power_normalised": lambda: (P.power_normalised, ROWS),
    **{
        name: partial(lambda name: (getattr(P, name)(width=8, out=4), ROWS, ROWS), name)
        for name in ("TensorFusion", "FactorisedBilinear", "CompactBilinear")
    },
    **{
        name: partial(lambda name: (getattr(P, name)(width=8, out=4, rank=2), ROWS, ROWS), name)
        for name in ("LowRankFusion", "LowRankBilinear")
    },
    "CountSketch": lambda: (P.CountSketch(width=8, bins=4, generator=torch.Generator()), ROWS),
    "Projected": lambda: (P.Projected(width=8, hidden=4, join=P.Product), ROWS, ROWS),
    "AttentionalConcatenation": lambda: (
        *(P.AttentionalConcatenation(places=16, sentence=8, width=4), X, ROWS, MASK),
    ),
    # coordinated and factorised representations
    **{
        name: partial(lambda name: (getattr(P, name), TALL[:, :3], TALL[:, 3:]), name)
        for name in ("deep_cca_loss", "canonical_correlations")
    },
    "fit_cca": lambda: (lambda one, two: P.fit_cca(one, two)[-1], TALL[:, :3], TALL[:, 3:]),
    "column_correlations": lambda: (P.column_correlations, ROWS, 1 - ROWS),
    "fit_discriminative_binary": lambda: (
        partial(P.fit_discriminative_binary, bits=4, seed=0, rounds=2),
        *(TALL[:, :3], TALL[:, 3:], torch.eye(3).repeat(4, 1)),
    ),
    "HashingHeads": lambda: (P.HashingHeads(first=8, second=8, bits=4), ROWS, ROWS),
    "cross_modal_hashing_loss": lambda: (
        *(P.cross_modal_hashing_loss, ROWS, ROWS),
        torch.eye(4, dtype=torch.bool),
    ),
    "undecided_bits": lambda: (P.undecided_bits, ROWS, ROWS),
    "bit_imbalance": lambda: (P.bit_imbalance, ROWS, ROWS),
    "pack_signs": lambda: (P.pack_signs, ROWS),
    "unpack_bits": lambda: (P.unpack_bits, BYTES, 9),
    "hamming_distances": lambda: (P.hamming_distances, BYTES, BYTES),
    "hamming_recall": lambda: (
        *(P.hamming_recall, BYTES, BYTES),
        *(torch.eye(4, dtype=torch.bool), (1,)),
    ),
    "gaussian_mmd": lambda: (P.gaussian_mmd, ROWS),
    "factorised_loss": lambda: (
        *(lambda x, y, logits, labels, z: P.factorised_loss([x], [y], logits, labels, [z]),),
        *(ROWS, ROWS, ROWS, LABELS, ROWS),
    ),
    "surrogate_loss": lambda: (
        *(lambda z, x, logits, labels: P.surrogate_loss([z], [z], x, x, logits, labels),),
        *(ROWS, ROWS, ROWS, LABELS),
    ),
    "FactorisedMultimodal": lambda: (
        *(P.FactorisedMultimodal(first=8, second=8, labels=3), ROWS, ROWS),
    ),
}
"""Parts, models, losses and measures by their names: what is called, and its arguments."""

MODELS: Calls = {
    **STRATEGY_MODELS,
    **REPRESENTATION_MODELS,
    "fuser_systems.fuser_of": lambda: (
        *(recipe(REPRESENTATIONS).fuser_of("tensor", width=8, budget=900), ROWS, ROWS),
    ),
}
"""What recipes and studies build, by file and function: a model and its arguments."""

OBJECTIVES: Calls = {**STRATEGY_OBJECTIVES, **REPRESENTATION_OBJECTIVES}
"""What recipes and studies minimise, by the name of the function: it, a model and a batch. They run
with the others, in the test of the training."""


@pytest.mark.parametrize("name", CALLS)
def test_runs_on_a_gpu(name: str) -> None:
    """Measures bring what they get to the CPU, and answer there."""
    there = torch.device("cpu") if name in MEASURES else GPU
    for result in tensors(run_there(CALLS[name])):
        assert result.device == there


@pytest.mark.parametrize("name", MODELS)
def test_a_model_runs_on_a_gpu(name: str) -> None:
    results = list(tensors(run_there(MODELS[name])))
    assert results
    assert {result.device for result in results} == {GPU}
