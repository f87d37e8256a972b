"""What the representations of emoji are called with on the pretended GPU."""

from collections.abc import Callable
from functools import partial
from types import SimpleNamespace
from typing import Any

import torch

from multimodal.data.controlled.sense_pair_loader import SensePairBatch
from multimodal.data.pairs import PairBatch
from multimodal.models.answerers.joint_answerer import Sum
from multimodal.models.answerers.question_reader import QuestionReader
from multimodal.models.answerers.told_places import ToldPlaces
from multimodal.models.fusion.joined_fusion import JoinedFusion
from multimodal.models.fusion.shared_space import SharedSpace
from multimodal.models.hashing_heads import HashingHeads
from multimodal.models.stored_features import StoredFeatures
from multimodal.recipes.fusion_representations import (
    binary_codes,
    coordinated_spaces,
    crowd_fusers,
    joint_trial,
    mfm_trial,
    pair_matching,
)

Calls = dict[str, Callable[[], tuple[Any, ...]]]

FIRST, SECOND = torch.rand(2, 24, 4)
PRESENT = torch.ones(24, 2, dtype=torch.bool)
BATCH = SensePairBatch(FIRST, SECOND, torch.arange(24) % 3, PRESENT)
PAIRS = PairBatch(FIRST, SECOND, PRESENT[:, :1], torch.arange(24))
TASK: Any = SimpleNamespace(train=SimpleNamespace(pictures=FIRST), subgroups=("a", "b", "c"))
PLACES, TOKENS = torch.rand(4, 16, 12), torch.ones(4, 5, dtype=torch.int64)
ANSWERING: Any = SimpleNamespace(tokenizer=range(9), places_train=PLACES)


def told_places() -> ToldPlaces:
    reader = QuestionReader(vocabulary=9, width=8)
    return ToldPlaces(picture=StoredFeatures(12), reader=reader, answers=3, attend=True)


def given(make: Callable[[Any], Any]) -> tuple[Any, ...]:
    return make(TASK), FIRST, SECOND, PRESENT


def asked(model: Any) -> tuple[Any, ...]:
    return model, PLACES, TOKENS, TOKENS > 0


REPRESENTATION_CALLS: Calls = {
    "JoinedFusion": lambda: (
        JoinedFusion(first=4, second=4, width=8, join=Sum(width=8), answers=3),
        *(FIRST, SECOND, PRESENT),
    ),
    "SharedSpace": lambda: (SharedSpace(inputs=4, answers=3), FIRST, SECOND, PRESENT),
    "ToldPlaces": lambda: asked(told_places()),
}
REPRESENTATION_MODELS: Calls = {
    "joint_trial.joined": partial(given, partial(joint_trial.joined, fuser="product")),
    "joint_trial.alone": partial(given, partial(joint_trial.alone, side=1)),
    "mfm_trial.mfm": partial(given, mfm_trial.mfm),
    "coordinated_spaces.small_network": lambda: (coordinated_spaces.small_network(4, 3), FIRST),
    "pair_matching.matcher": lambda: (
        *(pair_matching.matcher("product", width=4), FIRST, SECOND, PRESENT),
    ),
    "crowd_fusers.fused": lambda: asked(crowd_fusers.fused(ANSWERING, fuser="tensor")),
    "crowd_fusers.told": lambda: asked(crowd_fusers.told(ANSWERING, attend=True)),
}
REPRESENTATION_OBJECTIVES: Calls = {
    "subgroup_loss": lambda: (
        *(joint_trial.subgroup_loss, joint_trial.joined(TASK, fuser="sum"), BATCH),
    ),
    "mfm_loss": lambda: (mfm_trial.mfm_loss, mfm_trial.mfm(TASK), BATCH),
    "correlate": lambda: (
        *(coordinated_spaces.correlate, coordinated_spaces.TwoMaps(inputs=4, out=3), PAIRS),
    ),
    "share_bits": lambda: (
        *(binary_codes.share_bits, HashingHeads(first=4, second=4, bits=8), PAIRS),
    ),
}
REPRESENTATION_TRAINED = {
    *("joint_trial.train_joint", "mfm_trial.train_mfm", "pair_matching.train_matcher"),
}
"""What trains a model that has its entry above."""
