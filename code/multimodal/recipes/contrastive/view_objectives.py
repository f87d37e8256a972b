"""What ``fit`` minimises without labels: each takes a model and two views and returns a loss."""

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from multimodal.data.labelled import ViewBatch
from multimodal.losses.nt_xent import attraction, nt_xent
from multimodal.losses.queue_info_nce import queue_info_nce
from multimodal.losses.regression import regression_loss
from multimodal.losses.sinkhorn import own_choice
from multimodal.losses.swapped import swapped_loss
from multimodal.models.byol import BYOL, PredictingTwins
from multimodal.models.classifier import Classifier
from multimodal.models.moco import MoCo
from multimodal.models.siamese import SimCLR
from multimodal.models.swav import SwAV

TEMPERATURE = 0.2
"""of SimCLR and MoCo alike"""


def simclr(model: SimCLR, batch: ViewBatch) -> Tensor:
    """NT-Xent of both views."""
    return nt_xent(*model(batch.first, batch.second), temperature=TEMPERATURE)


def simclr_without_negatives(model: SimCLR, batch: ViewBatch) -> Tensor:
    """Only the attraction of twins."""
    return attraction(*model(batch.first, batch.second), temperature=TEMPERATURE)


def moco(model: MoCo, batch: ViewBatch) -> Tensor:
    """InfoNCE with the queue, into which the keys go after the step."""
    return queue_info_nce(*model(batch.first, batch.second), temperature=TEMPERATURE)


def moco_without_negatives(model: MoCo, batch: ViewBatch) -> Tensor:
    """Only the attraction of a query and its key; nobody asks the queue."""
    query, key, _ = model(batch.first, batch.second)
    return attraction(query, key, temperature=TEMPERATURE)


def swav(model: SwAV, batch: ViewBatch) -> Tensor:
    """Swapped prediction with equipartition."""
    return swapped_loss(*model(batch.first, batch.second))


def swav_without_equipartition(model: SwAV, batch: ViewBatch) -> Tensor:
    """Swapped prediction in which each picture chooses its own prototypes."""
    return swapped_loss(*model(batch.first, batch.second), assign=own_choice)


def byol(model: BYOL | PredictingTwins, batch: ViewBatch) -> Tensor:
    """The regression in both directions; whether targets have a gradient is the model's choice."""
    prediction, target = model(batch.first, batch.second)
    return regression_loss(prediction.first, target.second) + regression_loss(
        prediction.second, target.first
    )


def supervised(model: Classifier, batch: ViewBatch) -> Tensor:
    """Cross-entropy of the classes of both views: what labels would teach at the same price."""
    losses = [cross_entropy(model(view), batch.labels) for view in (batch.first, batch.second)]
    return torch.stack(losses).mean()
