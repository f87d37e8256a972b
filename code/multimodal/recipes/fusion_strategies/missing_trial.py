"""A sense is missing when a model is asked: what is left, whether or not it trained for that."""

from typing import NamedTuple

import torch

from multimodal.data.controlled.known_task import BayesRates, SensePairs
from multimodal.data.controlled.sense_pair_loader import Hide
from multimodal.models.fusion.fusion_model import FusionModel
from multimodal.recipes.fusion_strategies.controlled_trial import Judged, judge
from multimodal.training.modality_dropout import ModalityDropout

PRESENT = {"both": (True, True), "first": (True, False), "second": (False, True)}
"""What is there → the mask of an example"""
TRAINED_WITH: dict[str, Hide | None] = {"everything": None, "dropout": ModalityDropout()}
"""What the training showed: always both senses, or one of them hidden now and then."""
ASKED = (
    *("early", "intermediate", "mean_log_probabilities", "hybrid"),
    *("gated", "film", "experts", "dynamic"),
)
"""strategies of the trial"""
TASKS_ASKED = ("redundant", "complementary")


class Left(NamedTuple):
    """What a model is worth, by what is there."""

    both: Judged
    first: Judged
    second: Judged


def judge_missing(model: FusionModel, test: SensePairs) -> Left:
    """Ask a model with both senses, with the first alone and with the second alone."""
    return Left(*(judge(model, test, torch.tensor(mask)) for mask in PRESENT.values()))


def possible(rates: BayesRates) -> dict[str, float]:
    """The best possible accuracy, by what is there."""
    return {"both": rates.both, "first": rates.first, "second": rates.second}
