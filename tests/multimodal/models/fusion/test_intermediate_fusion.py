"""XOR of two modalities: features that meet learn it, sums of decisions cannot."""

import math

import pytest
import torch
import torch.nn.functional as F

from multimodal.data.controlled.sense_pair_loader import SensePairLoader
from multimodal.data.controlled.sign_product import SignProduct
from multimodal.models.fusion.fusion_model import FusionModel
from multimodal.training.fit import fit
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded
from tests.multimodal.models.fusion.strategies import STRATEGIES

SETTINGS = FitSettings(learning_rate=1e-2, weight_decay=0.01, log_every=0)
TASK = SignProduct()
TRAIN, TEST = TASK.split(train=2000, test=2000, seed=0)


def loss(model, batch):
    return F.cross_entropy(model(batch.first, batch.second, batch.present), batch.labels)


def trained(name: str) -> FusionModel:
    with seeded(0):
        model = STRATEGIES[name](width=16, answers=2)
        batches = SensePairLoader(TRAIN, batch_size=128, seed=0)
        fit(model, loss, batches, steps=200, settings=SETTINGS)
    return model.eval()


def accuracy(model: FusionModel) -> float:
    with torch.no_grad():
        return float((model(TEST.first, TEST.second).argmax(1) == TEST.labels).float().mean())


@pytest.mark.parametrize("name", ["MeanLogits", "AdditiveFusion"])
def test_sums_of_decisions_do_not_learn_the_product(name: str) -> None:
    model = trained(name)
    assert accuracy(model) <= 0.60 < TASK.best_sum()
    with torch.no_grad():
        surprise = F.cross_entropy(model(TEST.first, TEST.second), TEST.labels)
    assert surprise > math.log(2) - 0.005  # the best sum is: I do not know


@pytest.mark.parametrize("name", ["IntermediateFusion", "EarlyFusion"])
def test_where_features_meet_the_product_is_learned(name: str) -> None:
    model = trained(name)
    assert 0.90 <= accuracy(model) <= TASK.bayes().both + 0.01
    only = torch.tensor([[True, False]]).expand(len(TEST.labels), 2)
    with torch.no_grad():
        alone = model(TEST.first, TEST.second, only).argmax(1) == TEST.labels
    assert float(alone.float().mean()) < 0.6
