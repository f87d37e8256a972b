"""Coordinated representations: each modality has a map of its own into one space for both.

Letters: B batch, N rows, D width, Z numbers of the space.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from multimodal.data.pairs import PairBatch
from multimodal.losses.deep_cca import deep_cca_loss
from multimodal.metrics.canonical_correlation import fit_cca
from multimodal.presets import choose, default_device
from multimodal.recipes.clip.locked_towers import HalfLoader, Halves, train_heads
from multimodal.recipes.fusion_representations.subgroup_task import SubgroupTask
from multimodal.training.fit import fit
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded

DIRECTIONS, RIDGE = 48, 0.3
"""Z of both kinds of CCA; what is added to all variances, whose mean is 1"""
HIDDEN, DROPOUT, BATCH, STEPS = 96, 0.3, 384, 300
SETTINGS = FitSettings(learning_rate=2e-3, weight_decay=0.1, log_every=0)
Map = Callable[[Tensor], Tensor]
"""(N, D) → (N, Z)"""


class Space(NamedTuple):
    """Two maps into one space; near points belong together, by their cosine."""

    first: Map
    second: Map
    parameters: int
    model: nn.Module
    """what was trained; without weights where nothing was"""


class TwoMaps(nn.Module):
    """A small network for each modality.

    Args:
        inputs: D.
        out: Z.
    """

    def __init__(self, *, inputs: int, out: int) -> None:
        super().__init__()
        self.first = small_network(inputs, out)
        self.second = small_network(inputs, out)


def small_network(inputs: int, out: int) -> nn.Sequential:
    """Numbers hidden in training, linear, ReLU, linear: (B, D) → (B, Z)."""
    return nn.Sequential(
        nn.Dropout(DROPOUT), nn.Linear(inputs, HIDDEN), nn.ReLU(), nn.Linear(HIDDEN, out)
    )


def halves(task: SubgroupTask) -> Halves:
    """What is learnt from: pictures and names, without labels."""
    return Halves(task.train.pictures, task.train.names)


def linear_cca(task: SubgroupTask, *, seed: int = 0) -> Space:
    """The directions that correlate most; each counts by its correlation. Nothing is drawn."""
    data = task.train.pairs()
    found = fit_cca(data.first, data.second, directions=directions(task), regularisation=RIDGE)
    weight = found.correlations
    sizes = sum(part.numel() for part in found)
    return Space(
        lambda x: (found.project_first(x) * weight).float(),
        lambda x: (found.project_second(x) * weight).float(),
        *(sizes, nn.Identity()),
    )


def deep_cca(task: SubgroupTask, *, seed: int) -> Space:
    """Two networks whose results correlate; linear CCA of these results says where to look."""
    data, batch = task.train.pairs(), choose(mini=120, small=BATCH, full=BATCH)
    with seeded(seed):
        model = TwoMaps(inputs=data.first.shape[1], out=directions(task)).to(default_device())
        batches = HalfLoader(halves(task), seed=seed, batch_size=batch)
        steps = choose(mini=2, small=STEPS, full=STEPS)
        fit(model, correlate, batches, steps=steps, settings=SETTINGS)
    model.eval()
    first, second = (
        applied(network, x)
        for network, x in ((model.first, data.first), (model.second, data.second))
    )
    found = fit_cca(first, second, regularisation=1e-3)
    weight = found.correlations
    return Space(
        lambda x: (found.project_first(applied(model.first, x)) * weight).float(),
        lambda x: (found.project_second(applied(model.second, x)) * weight).float(),
        *(sum(part.numel() for part in (*model.parameters(), *found)), model),
    )


def contrastive(task: SubgroupTask, *, seed: int) -> Space:
    """Two linear heads with CLIP's loss, as in the chapter on CLIP."""
    model = train_heads(halves(task), dropout=DROPOUT, seed=seed)

    def names(x: Tensor) -> Tensor:
        return model.encode_text(x, x.new_ones(len(x), 1, dtype=torch.bool))

    return Space(
        lambda x: applied(model.encode_image, x, like=model),
        lambda x: applied(names, x, like=model),
        *(sum(part.numel() for part in model.parameters()), model),
    )


SPACES: dict[str, Callable[..., Space]] = {
    "linear_cca": linear_cca,
    "deep_cca": deep_cca,
    "contrastive": contrastive,
}


def directions(task: SubgroupTask) -> int:
    """Z: fewer in the preset mini, where batches are small."""
    return choose(mini=8, small=DIRECTIONS, full=DIRECTIONS)


def correlate(model: TwoMaps, batch: PairBatch) -> Tensor:
    """The loss of deep CCA: ()."""
    return deep_cca_loss(model.first(batch.images), model.second(batch.tokens), regularisation=0.1)


def applied(network: Any, x: Tensor, *, like: nn.Module | None = None) -> Tensor:
    """What a network makes of rows (N, D), on the CPU: (N, Z)."""
    device = next((network if like is None else like).parameters()).device
    with torch.inference_mode():
        return network(x.to(device)).cpu().clone()


def similarities(space: Space, names: Tensor, pictures: Tensor) -> Tensor:
    """Cosines of names (Q, D) and pictures (N, D) in the space: (Q, N)."""
    one, other = space.second(names), space.first(pictures)
    return F.normalize(one, dim=1) @ F.normalize(other, dim=1).T
