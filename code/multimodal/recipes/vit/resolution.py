"""A classifier of garments at a resolution that it was not trained at: 35 pixels a side, not 28.

Two ways to make the table of positions longer for 5 × 5 patches, and some training afterwards.
"""

from copy import deepcopy

import torch
from torch import Tensor, nn
from torch.nn.functional import interpolate

from multimodal.data.labelled import ImageLoader, LabelledImages
from multimodal.layers.positions import interpolate_positions
from multimodal.models.classifier import Classifier
from multimodal.presets import choose
from multimodal.recipes.vit.classification import classify
from multimodal.recipes.vit.garments import BATCH, PATCH, SIDE
from multimodal.training.fit import fit
from multimodal.training.optimiser import FitSettings

LARGER_SIDE = SIDE + 1
LARGER_SIZE = LARGER_SIDE * PATCH


def enlarge(data: LabelledImages) -> LabelledImages:
    """The same pictures with 35 × 35 pixels."""
    size = (LARGER_SIZE, LARGER_SIZE)
    return data._replace(
        images=interpolate(data.images, size=size, mode="bilinear", antialias=True)
    )


def append_positions(table: Tensor, side: int) -> Tensor:
    """(1 + G², D) → (1 + side², D) with rows of zeros at the end: the mistake, for comparison."""
    missing = 1 + side**2 - len(table)
    return torch.cat([table, table.new_zeros(missing, table.shape[1])])


LENGTHENED = {"stretched": interpolate_positions, "appended": append_positions}


def lengthen(model: Classifier, way: str) -> Classifier:
    """A copy of the model for the larger pictures; the model itself stays as it is.

    Args:
        model: with learned positions and a class token.
        way: one of ``LENGTHENED``.
    """
    other = deepcopy(model)
    positions = other.get_submodule("encoder.positions")
    table = positions.get_parameter("table").detach()
    positions.table = nn.Parameter(LENGTHENED[way](table, LARGER_SIDE))
    return other


def tuning_steps() -> int:
    """Steps at the new resolution: an eighth of the first training."""
    return choose(mini=1, small=100, full=1000)


def tuning_settings() -> FitSettings:
    """AdamW as in the first training, at a third of its rate."""
    return FitSettings(learning_rate=1e-3, log_every=0)


def tune(model: Classifier, seen: LabelledImages, seed: int) -> Classifier:
    """Train on with the enlarged pictures of the first training."""
    batches = ImageLoader(enlarge(seen), batch_size=BATCH, seed=seed)
    fit(model, classify, batches, steps=tuning_steps(), settings=tuning_settings())
    return model
