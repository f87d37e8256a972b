"""Does this name belong to this picture? Nobody can tell who does not look at both together.

Letters: N emoji, G languages, B in a batch, D width.
"""

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from multimodal.data.controlled.known_task import SensePairs
from multimodal.data.controlled.sense_pair_loader import SensePairBatch
from multimodal.data.stream import Stream
from multimodal.models.fusion.additive_fusion import AdditiveFusion
from multimodal.models.fusion.fusion_model import FusionModel
from multimodal.models.fusion.joined_fusion import JoinedFusion
from multimodal.presets import choose, default_device
from multimodal.recipes.fusion_representations.fuser_systems import FUSERS, fuser_of
from multimodal.recipes.fusion_representations.joint_trial import BUDGET, DROPOUT, WIDTH
from multimodal.recipes.fusion_representations.subgroup_task import Labelled
from multimodal.training.fit import fit
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded

BATCH, STEPS = 64, 500
SETTINGS = FitSettings(learning_rate=4e-3, weight_decay=0.1, log_every=0)
MATCHERS = ("additive", *FUSERS)


class MatchLoader(Stream[SensePairBatch]):
    """Endless batches of B pictures, each once with its own name and once with that of the next.

    So every picture and every name stands on both sides equally often: neither says anything alone.
    The language of each row is drawn.

    Args:
        part: N emoji.
        seed: of order and languages.
        batch_size: B; a batch has 2 B rows, the fitting ones (label 1) first.
    """

    def __init__(self, part: Labelled, *, seed: int, batch_size: int = BATCH) -> None:
        super().__init__(len(part.labels), batch_size=batch_size, seed=seed)
        self.part = part

    def _data(self) -> object:
        return self.part.pictures, self.part.names

    def _batch(self, rows: np.ndarray, random: np.random.Generator) -> SensePairBatch:
        drawn = torch.from_numpy(random.integers(len(self.part.names), size=len(rows)))
        own = torch.from_numpy(rows)
        names = self.part.names[drawn, own]
        pairs = _own_and_next(self.part.pictures[own], names)
        return SensePairBatch(*pairs, torch.ones(len(pairs.labels), 2, dtype=torch.bool))


def match_pairs(part: Labelled, *, seed: int) -> SensePairs:
    """All pictures with their own names and as many others, language by language: 2 · G · N rows.

    Args:
        part: N emoji.
        seed: who stands next to whom.
    """
    order = torch.randperm(len(part.labels), generator=torch.Generator().manual_seed(seed))
    each = [_own_and_next(part.pictures[order], names[order]) for names in part.names]
    return SensePairs(*(torch.cat(column) for column in zip(*each, strict=True)))


def matcher(name: str, *, width: int) -> FusionModel:
    """Untrained: two logits, *does not fit* and *fits*.

    Args:
        name: of ``MATCHERS``: ``additive`` is a linear layer on both vectors side by side.
        width: D of pictures and of names.
    """
    if name == "additive":
        sides = [Hidden(width), Hidden(width)]
        return AdditiveFusion(first=sides[0], second=sides[1], answers=2)
    join = fuser_of(name, width=WIDTH, budget=BUDGET)
    return JoinedFusion(
        first=width, second=width, width=WIDTH, join=join, answers=2, dropout=DROPOUT
    )


class Hidden(nn.Sequential):
    """A modality as it is, some numbers hidden in training.

    Args:
        width: D.
    """

    def __init__(self, width: int) -> None:
        super().__init__(nn.Dropout(DROPOUT))
        self.width = width


def match_loss(model: nn.Module, batch: SensePairBatch) -> Tensor:
    """Mean of −log p(fits or not | picture and name): ()."""
    return F.cross_entropy(model(batch.first, batch.second), batch.labels)


def train_matcher(part: Labelled, name: str, *, seed: int) -> FusionModel:
    """The trained model, in evaluation mode, on the default device."""
    with seeded(seed):
        model = matcher(name, width=part.pictures.shape[1]).to(default_device())
        batches = MatchLoader(part, seed=seed, batch_size=min(BATCH, len(part.labels)))
        steps = choose(mini=2, small=STEPS, full=STEPS)
        fit(model, match_loss, batches, steps=steps, settings=SETTINGS)
    return model.eval()


def matched(model: FusionModel, part: Labelled, *, seed: int = 0) -> Tensor:
    """How often each picture is told right, with its own name and with another: (N,) in [0, 1]."""
    pairs = match_pairs(part, seed=seed)
    device = next(model.parameters()).device
    with torch.inference_mode():
        said = model(pairs.first.to(device), pairs.second.to(device)).argmax(dim=1).cpu()
    right = (said == pairs.labels).view(len(part.names), 2, -1).double()
    order = torch.randperm(len(part.labels), generator=torch.Generator().manual_seed(seed))
    return right.mean(dim=(0, 1))[order.argsort()]


def _own_and_next(pictures: Tensor, names: Tensor) -> SensePairs:
    labels = torch.arange(2).flip(0).repeat_interleave(len(names))
    return SensePairs(pictures.repeat(2, 1), torch.cat((names, names.roll(-1, dims=0))), labels)
