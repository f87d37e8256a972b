"""Joint representations learn the task: one training for every way of joining.

Letters: N rows, D width, C subgroups.
"""

from functools import partial

import torch.nn.functional as F
from torch import Tensor, nn

from multimodal.data.controlled.known_task import SensePairs
from multimodal.data.controlled.sense_pair_loader import Hide, SensePairBatch, SensePairLoader
from multimodal.models.fusion.fusion_model import FusionModel
from multimodal.models.fusion.joined_fusion import JoinedFusion
from multimodal.models.fusion.single_sense import SingleSense
from multimodal.presets import choose, default_device
from multimodal.recipes.fusion_representations.fuser_systems import FUSERS, fuser_of
from multimodal.recipes.fusion_representations.subgroup_task import SubgroupTask
from multimodal.training.fit import fit
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded

WIDTH, BUDGET, DROPOUT = 48, 40_000, 0.4
"""D behind the first layers; parameters of a fuser and its reader; share of the numbers that are
hidden in training, chosen with the steps on families held out of the training part"""
BATCH, STEPS = 128, 400
SETTINGS = FitSettings(learning_rate=3e-3, weight_decay=0.1, log_every=0)


def joined(task: SubgroupTask, fuser: str) -> FusionModel:
    """Untrained, with one of ``FUSERS`` at the price of all others."""
    width = task.train.pictures.shape[1]
    join = fuser_of(fuser, width=WIDTH, budget=BUDGET)
    answers = len(task.subgroups)
    return JoinedFusion(
        first=width, second=width, width=WIDTH, join=join, answers=answers, dropout=DROPOUT
    )


def alone(task: SubgroupTask, side: int) -> FusionModel:
    """Untrained, for one modality: 0 the picture, 1 the name; about as large as the joined ones."""
    width, hidden = task.train.pictures.shape[1], 4 * WIDTH
    network = nn.Sequential(
        *(nn.Dropout(DROPOUT), nn.Linear(width, hidden), nn.Tanh()),
        *(nn.Linear(hidden, hidden), nn.Tanh(), nn.Linear(hidden, len(task.subgroups))),
    )
    return SingleSense(network=network, side=side)


JOINT = {name: partial(joined, fuser=name) for name in FUSERS}
ALONE = {"picture": partial(alone, side=0), "name": partial(alone, side=1)}


def subgroup_loss(model: nn.Module, batch: SensePairBatch) -> Tensor:
    """Mean of −log p(true subgroup | what is there): ()."""
    return F.cross_entropy(model(batch.first, batch.second, batch.present), batch.labels)


def train_joint(
    task: SubgroupTask, name: str, *, seed: int, hide: Hide | None = None, steps: int | None = None
) -> FusionModel:
    """The trained model, in evaluation mode, on the default device.

    Args:
        task: what it learns from.
        name: of ``JOINT`` or ``ALONE``.
        seed: of first weights, order and dropout.
        hide: which modalities are hidden in training; none when omitted.
        steps: other than the chapter's; two in the preset mini.
    """
    steps = steps or choose(mini=2, small=STEPS, full=STEPS)
    with seeded(seed):
        model: FusionModel = (JOINT | ALONE)[name](task).to(default_device())
        batches = pair_loader(task.train.pairs(), seed=seed, hide=hide)
        fit(model, subgroup_loss, batches, steps=steps, settings=SETTINGS)
    return model.eval()


def pair_loader(
    data: SensePairs, *, seed: int, size: int = BATCH, hide: Hide | None = None
) -> SensePairLoader:
    """Endless batches of pictures with names of any language."""
    return SensePairLoader(data, batch_size=min(size, len(data.labels)), seed=seed, hide=hide)
