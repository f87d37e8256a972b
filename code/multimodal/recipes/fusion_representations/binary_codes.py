"""Coordinated representations of bits: three ways to get codes for pictures and names.

Letters: N rows, D width, K bits, C subgroups.
"""

from collections.abc import Callable
from functools import partial

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from multimodal.data.pairs import PairBatch
from multimodal.losses.cross_modal_hashing import cross_modal_hashing_loss
from multimodal.models.discriminative_binary import fit_discriminative_binary
from multimodal.models.hashing_heads import HashingHeads
from multimodal.presets import choose, default_device
from multimodal.recipes.clip.locked_towers import HalfLoader
from multimodal.recipes.fusion_representations.coordinated_spaces import (
    Space,
    applied,
    halves,
    linear_cca,
)
from multimodal.recipes.fusion_representations.subgroup_task import SubgroupTask
from multimodal.training.fit import fit
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded

BITS = (16, 32, 64, 128, 256)
QUANTISATION, BATCH, STEPS, ROUNDS = 20.0, 256, 300, 20
SETTINGS = FitSettings(learning_rate=5e-3, weight_decay=0.1, log_every=0)


def pair_hashing(task: SubgroupTask, *, bits: int, seed: int) -> Space:
    """DCMH's loss, told only which picture and name belong together."""
    width = task.train.pictures.shape[1]
    with seeded(seed):
        model = HashingHeads(first=width, second=width, bits=bits).to(default_device())
        batches = HalfLoader(halves(task), seed=seed, batch_size=BATCH)
        fit(
            model,
            share_bits,
            batches,
            steps=choose(mini=2, small=STEPS, full=STEPS),
            settings=SETTINGS,
        )
    model.eval()
    return Space(
        lambda x: signs(applied(model.first_bits, x, like=model)),
        lambda x: signs(applied(model.second_bits, x, like=model)),
        *(sum(part.numel() for part in model.parameters()), model),
    )


def label_hashing(task: SubgroupTask, *, bits: int, seed: int, rounds: int = ROUNDS) -> Space:
    """MDBE, told which subgroup each emoji belongs to.

    With every round the bits become more alike, until nearly all ask the same question: one round
    alone finds more.
    """
    data = task.train.pairs()
    labels = F.one_hot(data.labels, len(task.subgroups)).float()
    found = fit_discriminative_binary(
        *(data.first, data.second, labels[:, labels.sum(dim=0) > 0]),
        bits=bits,
        seed=seed,
        rounds=rounds,
    )
    size = found.first.numel() + found.second.numel()
    return Space(
        lambda x: signs(found.first_bits(x)),
        lambda x: signs(found.second_bits(x)),
        *(size, nn.Identity()),
    )


def random_hashing(task: SubgroupTask, *, bits: int, seed: int) -> Space:
    """The space of linear CCA, cut by random planes through 0: a bit says on which side.

    Source: Charikar 2002, *Similarity Estimation Techniques from Rounding Algorithms*.
    """
    space = linear_cca(task)
    width = space.first(task.train.pictures[:1]).shape[1]
    planes = torch.randn(width, bits, generator=torch.Generator().manual_seed(seed))
    return Space(
        lambda x: signs(space.first(x) @ planes > 0),
        lambda x: signs(space.second(x) @ planes > 0),
        *(space.parameters + planes.numel(), nn.Identity()),
    )


CODES: dict[str, Callable[..., Space]] = {
    "pair_hashing": pair_hashing,
    "label_hashing": label_hashing,
    "label_hashing_once": partial(label_hashing, rounds=1),
    "random_hashing": random_hashing,
}


def share_bits(model: HashingHeads, batch: PairBatch) -> Tensor:
    """The loss of deep cross-modal hashing, with the pairs only: ()."""
    codes = model(batch.images, batch.tokens)
    return cross_modal_hashing_loss(*codes, quantisation=QUANTISATION)


def signs(bits: Tensor) -> Tensor:
    """(N, K) bool → −1 and 1, whose cosine falls by 2/K with each bit that differs."""
    return 2.0 * bits.float() - 1
