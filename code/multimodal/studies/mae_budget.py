"""Does pretraining by masking pay? Frozen, fine-tuned, with few labels, covered; several seeds.

``python -m multimodal.studies.mae_budget`` writes the table and its card. One row is one question
to one encoder; ``correct`` keeps the answer for each test picture.
"""

import time
from collections.abc import Callable, Iterator
from typing import Any

from torch import Tensor, nn

from multimodal.metrics.neighbours import vote
from multimodal.metrics.probe import train_probe
from multimodal.models.mae import MaskedAutoencoder
from multimodal.recipes.mae.covered import WITH_MODEL, WITHOUT_MODEL, covered_features
from multimodal.recipes.mae.longer import load_longer, long_steps
from multimodal.recipes.mae.masked import MaskedPixels, masks_for
from multimodal.recipes.mae.readouts import ClassTokenOf, PatchMap, by_region, mean_of_places
from multimodal.recipes.mae.rivals import rival_steps, train_simclr
from multimodal.recipes.mae.transfer import (
    Garments,
    budgets,
    draw_labels,
    fine_tuned_answers,
    label_counts,
    load_garments,
    train_mae,
)
from multimodal.recipes.vit.classification import features
from multimodal.studies.command import Row, study

READ: dict[str, Callable[[Tensor], Tensor]] = {"regions": by_region, "mean": mean_of_places}
"""How the maps of an encoder are read."""


class Questions:
    """What is asked of encoders, with the labels of one seed.

    Args:
        data: what is trained and tested on.
        seed: of the labels that are drawn.
    """

    def __init__(self, data: Garments, seed: int) -> None:
        self.data, self.seed = data, seed

    def frozen(
        self, maps: nn.Module, read: Callable[[Tensor], Tensor], labels: int, by: str = "linear"
    ) -> dict[str, Any]:
        """A linear probe or nearest neighbours on features that stay as they are."""
        few, test = draw_labels(self.data.train, labels, self.seed), self.data.test
        seen, unseen = (read(features(maps, part.images)) for part in (few, test))
        judge = train_probe if by == "linear" else vote
        found = judge(seen, few.labels, unseen, test.labels, seed=self.seed)
        return {"by": by, "labels": labels, "accuracy": found.accuracy, "correct": found.correct}

    def tuned(self, model: MaskedAutoencoder, labels: int) -> dict[str, Any]:
        """Fine-tuning of all weights; from scratch, if nothing was pretrained."""
        right = fine_tuned_answers(model.encoder, self.data, labels=labels, seed=self.seed)
        accuracy = right.float().mean().item()
        return {"by": "tuned", "labels": labels, "accuracy": accuracy, "correct": right}

    def covered(self, kind: str, labels: int, model: MaskedAutoencoder | None) -> dict[str, Any]:
        """A linear probe on garments of which three quarters are hidden, in both parts."""
        few, test = draw_labels(self.data.train, labels, self.seed), self.data.test
        seen, unseen = (
            covered_features(kind, part.images, masks_for(part.images, seed=number), model)
            for number, part in enumerate((few, test))
        )
        found = train_probe(seen, few.labels, unseen, test.labels, seed=self.seed)
        return {"by": kind, "labels": labels, "accuracy": found.accuracy, "correct": found.correct}


def frozen_rows(
    name: dict[str, Any], model: nn.Module, maps: nn.Module, ask: Questions, spent: float
) -> Iterator[Row]:
    """By region and as a mean, with most labels; and the neighbours by the mean.

    Args:
        name: of the encoder.
        model: that it belongs to.
        maps: pictures → features in their places.
        ask: the questions.
        spent: processor seconds of its training, kept in the first row.
    """
    most = label_counts()[-1]
    for read, reading in READ.items():
        row = name | {"read": read} | ask.frozen(maps, reading, most)
        yield row | ({"seconds": spent} if read == "regions" else {}), model
    yield name | {"read": "mean"} | ask.frozen(maps, mean_of_places, most, "neighbours"), model


def label_rows(
    name: dict[str, Any], model: nn.Module, maps: nn.Module, ask: Questions
) -> Iterator[Row]:
    """The smaller numbers of labels, read by region."""
    for labels in label_counts()[:-1]:
        yield name | {"read": "regions"} | ask.frozen(maps, by_region, labels), model


def rows_of_pixels(ask: Questions, seed: int) -> Iterator[Row]:
    """What needs no encoder: pixels, whole and covered."""
    name, pixels = {"encoder": "pixels", "steps": 0, "seed": seed, "read": "pixels"}, nn.Flatten()
    for by in ("linear", "neighbours"):
        yield name | ask.frozen(pixels, nn.Identity(), label_counts()[-1], by), pixels
    for labels in label_counts()[:-1]:
        yield name | ask.frozen(pixels, nn.Identity(), labels), pixels
    for kind in WITHOUT_MODEL:
        for labels in label_counts()[-2:]:
            yield name | ask.covered(kind, labels, None), pixels


def rows_of_budgets(ask: Questions, seed: int) -> Iterator[Row]:
    """Masked autoencoders over the budget: frozen; the first and the last also otherwise."""
    for steps in (*budgets(), long_steps()):
        longest, start = steps == long_steps(), time.process_time()
        model = load_longer(seed) if longest else train_mae(ask.data, steps=steps, seed=seed)
        spent = round(time.process_time() - start, 1)
        name, maps = {"encoder": "mae", "steps": steps, "seed": seed}, PatchMap(model.encoder)
        yield from frozen_rows(name, model, maps, ask, 0.0 if longest else spent)
        token = ClassTokenOf(model.encoder)
        yield name | {"read": "class"} | ask.frozen(token, nn.Identity(), label_counts()[-1]), model
        if longest or not steps:
            yield from label_rows(name, model, maps, ask)
            yield from rows_of_use(name, model, ask)


def rows_of_use(name: dict[str, Any], model: MaskedAutoencoder, ask: Questions) -> Iterator[Row]:
    """Fine-tuning with few labels; covered garments, with the two largest numbers of labels."""
    yield name | {"read": "mean"} | ask.tuned(model, label_counts()[-2]), model
    for labels in label_counts()[-2:]:
        for kind in WITH_MODEL:
            yield name | {"read": kind} | ask.covered(kind, labels, model), model


def rows_of_variants(ask: Questions, seed: int) -> Iterator[Row]:
    """Other ratios, at the second budget."""
    steps = budgets()[1]
    for encoder, ratio in (("ratio_50", 0.5), ("ratio_90", 0.9)):
        objective = MaskedPixels(ratio=ratio)
        model = train_mae(ask.data, steps=steps, seed=seed, objective=objective)
        name = {"encoder": encoder, "steps": steps, "seed": seed, "read": "regions"}
        maps = PatchMap(model.encoder)
        yield name | ask.frozen(maps, by_region, label_counts()[-1]), model


def rows_of_simclr(ask: Questions, seed: int) -> Iterator[Row]:
    """SimCLR with views and without, and its start; it takes as long as the second budget."""
    for encoder, augmented, steps in (
        ("cnn_random", True, 0),
        ("simclr", True, rival_steps()),
        ("simclr_without_views", False, rival_steps()),
    ):
        start = time.process_time()
        model = train_simclr(ask.data.train, augmented=augmented, steps=steps, seed=seed)
        spent = round(time.process_time() - start, 1)
        name, maps = {"encoder": encoder, "steps": steps, "seed": seed}, model.encoder.layers
        yield from frozen_rows(name, model, maps, ask, spent)  # type: ignore[arg-type]
        if encoder == "simclr":
            yield from label_rows(name, model, maps, ask)  # type: ignore[arg-type]


def rows_of(seed: int) -> Iterator[Row]:
    """All questions to all encoders."""
    ask = Questions(load_garments(), seed)
    yield from rows_of_pixels(ask, seed)
    yield from rows_of_budgets(ask, seed)
    yield from rows_of_variants(ask, seed)
    yield from rows_of_simclr(ask, seed)


if __name__ == "__main__":
    study("mae_budget", __doc__, rows_of)
