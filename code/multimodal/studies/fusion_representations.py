"""Representations of emoji and their names: filed, with one of the two missing or wrong, and found.

``python -m multimodal.studies.fusion_representations`` writes the table and its card. Vectors are
those of real towers, which the package ships, and once more pixels and counted words. The third
time drawn scenes and their captions take the place of emoji and names.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

import torch
from torch import Tensor, nn

from multimodal.models.fusion.joined_fusion import JoinedFusion
from multimodal.presets import default_device
from multimodal.recipes.fusion_representations.binary_codes import BITS, CODES
from multimodal.recipes.fusion_representations.coordinated_spaces import SPACES, Space
from multimodal.recipes.fusion_representations.emoji_vectors import plain_vectors
from multimodal.recipes.fusion_representations.joint_trial import ALONE, JOINT, train_joint
from multimodal.recipes.fusion_representations.lost_or_wrong import (
    SIDES,
    Answer,
    Late,
    Said,
    another_instead,
    complete,
    right,
    ways_to_fill,
    without,
)
from multimodal.recipes.fusion_representations.mfm_trial import regenerated, train_mfm
from multimodal.recipes.fusion_representations.scene_task import scene_task
from multimodal.recipes.fusion_representations.serving_cost import (
    Serving,
    code_serving,
    serving,
    space_serving,
)
from multimodal.recipes.fusion_representations.space_trial import (
    Found,
    found_by,
    read_space,
    search,
)
from multimodal.recipes.fusion_representations.subgroup_task import (
    SubgroupTask,
    subgroup_task,
    task_of,
)
from multimodal.studies.command import Row, study
from multimodal.training.modality_dropout import ModalityDropout

VECTORS: dict[str, Callable[[], SubgroupTask]] = {
    "towers": subgroup_task,
    "plain": lambda: task_of(plain_vectors()),
    "scenes": scene_task,
}
HIDDEN_IN_TRAINING = ("concatenation", "product", "tensor")
"""fusers that are trained a second time, with modality dropout"""


class Made(NamedTuple):
    """A trained representation, and what is known of it before it is asked."""

    answer: Answer
    model: nn.Module
    parameters: int
    found: Found | None = None
    cost: Serving | None = None
    bits: int = 0


@cache
def task(vectors: str) -> SubgroupTask:
    """Emoji or scenes as vectors of this kind."""
    return VECTORS[vectors]()


def joint_systems(data: SubgroupTask, seed: int) -> Iterator[tuple[str, Made]]:
    """Each modality alone, their opinions together, and every fuser, some with modality dropout."""
    sides = []
    for name in ALONE:
        model = train_joint(data, name, seed=seed)
        sides.append(model)
        yield name, Made(Said(model), model, numbers_of(model))
    late = Late(*(Said(model) for model in sides))
    both = nn.ModuleList(sides).to(default_device())
    yield "late", Made(late, both, numbers_of(both))
    for name in JOINT:
        for hide in (None, ModalityDropout())[: 1 + (name in HIDDEN_IN_TRAINING)]:
            model = train_joint(data, name, seed=seed, hide=hide)
            assert isinstance(model, JoinedFusion)
            made = Made(Said(model), model, numbers_of(model), cost=serving(model))
            yield name if hide is None else f"{name}_dropout", made
    factors = train_mfm(data, seed=seed)
    found = found_by(regenerated(factors, data.test), data.test.labels)
    yield "mfm", Made(Said(factors), factors, numbers_of(factors), found)


def coordinated_systems(data: SubgroupTask, seed: int) -> Iterator[tuple[str, Made]]:
    """Spaces of numbers, and codes of 16 to 256 bits."""
    for name, make in SPACES.items():
        yield name, coordinated(make(data, seed=seed), data, seed)
    for name, make in CODES.items():
        for bits in BITS:
            yield name, coordinated(make(data, bits=bits, seed=seed), data, seed, bits)


def coordinated(space: Space, data: SubgroupTask, seed: int, bits: int = 0) -> Made:
    """Read a space by a linear layer, and search it."""
    answer = read_space(space, data, seed=seed)
    numbers = space.parameters + numbers_of(answer.reader)
    cost = code_serving(bits) if bits else space_serving(answer.reader.head.in_features)
    model = nn.ModuleList((space.model, answer.reader)).to(default_device())
    return Made(answer, model, numbers, search(space, data.test), cost, bits)


def measured(made: Made, data: SubgroupTask) -> dict[str, object]:
    """Accuracies and answers of the test under all conditions."""
    part, row = data.test, dict[str, object]()
    given = {"both": complete(part.pairs())}
    given |= {f"no_{side}": without(part.pairs(), at) for at, side in enumerate(SIDES)}
    given |= {f"wrong_{side}": another_instead(part, at, seed=0) for at, side in enumerate(SIDES)}
    answers = {name: right(made.answer, one, part) for name, one in given.items()}
    row |= {name: float(found.mean()) for name, found in answers.items()}
    if isinstance(made.model, JoinedFusion):
        row |= filled(made.answer, data)
    row |= {f"recall_{k}": None for k in (1, 10)} | {"same_kind": None}
    if made.found is not None:
        row |= {"recall_1": float(made.found.first.mean())}
        row |= {"recall_10": float(made.found.ten.mean())}
        row |= {"same_kind": float(made.found.kind.mean()), "found": made.found.ten}
    return row | {f"right_{name}": found for name, found in answers.items()}


def filled(answer: Answer, data: SubgroupTask) -> dict[str, float]:
    """Accuracies when something stands in for what is missing; zeros are under ``no_…``."""
    row = {}
    for at, side in enumerate(SIDES):
        for way, given in ways_to_fill(data.test, at, data.train.pairs()).items():
            if way != "zero":
                row[f"no_{side}_{way}"] = float(right(answer, given, data.test).mean())
    return row


def numbers_of(model: nn.Module) -> int:
    """How many numbers were learnt."""
    return sum(weight.numel() for weight in model.parameters() if weight.requires_grad)


def constant_rows(vectors: str) -> Iterator[Row]:
    """An even draw, and the most frequent subgroup of the training."""
    data = task(vectors)
    ((common, _),) = Counter(data.train.labels.tolist()).most_common(1)
    hit = (data.test.labels == common).double()
    for name, each in (("chance", torch.full_like(hit, 1 / len(data.subgroups))), ("common", hit)):
        columns = ("both", *(f"{how}_{side}" for how in ("no", "wrong") for side in SIDES))
        row = {"vectors": vectors, "system": name, "bits": 0, "seed": 0}
        found = dict.fromkeys(columns, float(each.mean()))
        answers: dict[str, Tensor] = {f"right_{column}": each for column in columns}
        yield row | found | {"parameters": 0, "seconds": 0.0} | answers, nn.Identity()


def rows_of(seed: int) -> Iterator[Row]:
    """One row for each kind of vectors and each representation."""
    for vectors in VECTORS:
        data = task(vectors)
        if seed == 0:
            yield from constant_rows(vectors)
        for systems in (joint_systems, coordinated_systems):
            start = time.process_time()
            for name, made in systems(data, seed):
                spent = round(time.process_time() - start, 1)
                row = {"vectors": vectors, "system": name, "bits": made.bits, "seed": seed}
                row |= measured(made, data) | {"parameters": made.parameters, "seconds": spent}
                kept, pair = made.cost or (None, None)
                yield row | {"kept_bits": kept, "pair_products": pair}, made.model
                start = time.process_time()


if __name__ == "__main__":
    study("fusion_representations", __doc__, rows_of)
