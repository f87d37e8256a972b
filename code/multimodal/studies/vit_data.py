"""How much data a small ViT and a small CNN need, and what their parts are worth: several seeds.

``python -m multimodal.studies.vit_data`` writes the table, every answer and its card. What can be
had without training stands beside the networks: pixels and untrained networks.
"""

import time
from collections.abc import Iterator
from typing import Any

from torch import Tensor, nn

from multimodal.data.fashion import load_fashion
from multimodal.data.labelled import LabelledImages
from multimodal.metrics.neighbours import vote
from multimodal.metrics.probe import train_probe
from multimodal.models.classifier import Classifier
from multimodal.presets import default_device
from multimodal.recipes.vit.classification import accuracy, correct, features, take_first
from multimodal.recipes.vit.garments import RECIPES, build, train_classifier
from multimodal.recipes.vit.resolution import LENGTHENED, enlarge, lengthen, tune
from multimodal.studies.command import Row, study
from multimodal.training.seeds import seeded

SIZES = (200, 1000, 5000, 20_000)
ONE_SIZE = 5000
BASELINES = ("pixels_linear", "pixels_neighbours", "vit_untrained", "cnn_untrained")
RUNS = [
    *(
        (name, size, recipe)
        for size in SIZES
        for name in ("vit", "cnn")
        for recipe in ("plain", "augmented")
    ),
    *((name, SIZES[-1], "longer") for name in ("vit", "cnn")),
    *((f"vit_{part}", ONE_SIZE, "plain") for part in ("none", "sinusoidal", "rotary", "mean")),
    *(
        (name, ONE_SIZE, f"rate_{times}")
        for times in (1, 10, 30)
        for name in ("vit_unbiased", "vit_qk_norm")
    ),
]
"""(variant, training pictures, recipe)"""


def row_of(variant: str, pictures: int, recipe: str, seed: int) -> dict[str, Any]:
    """What names a run."""
    return {"variant": variant, "pictures": pictures, "recipe": recipe, "seed": seed}


def with_answers(row: dict[str, Any], right: Tensor) -> dict[str, Any]:
    """The row with each answer to the test pictures, and their mean."""
    return row | {"test_accuracy": right.float().mean().item(), "correct": right}


def rows_of_training(variant: str, pictures: int, recipe: str, seed: int) -> Iterator[Row]:
    """A classifier on unseen garments and on (at most 4,000 of) those that it was trained on.

    The ViT that the page trains is tested at another resolution, too.
    """
    start = time.process_time()
    model, data = train_classifier(variant, pictures, seed, recipe=RECIPES[recipe])
    row = row_of(variant, pictures, recipe, seed)
    row = with_answers(row, correct(model, load_fashion("test")))
    row["train_accuracy"] = accuracy(model, take_first(data, 4000))
    yield row | {"seconds": round(time.process_time() - start, 1)}, model
    if (variant, pictures, recipe) == ("vit", ONE_SIZE, "plain"):
        yield from rows_at_35(model, data, seed)


def rows_at_35(model: Classifier, seen: LabelledImages, seed: int) -> Iterator[Row]:
    """The model at 35 × 35 pixels, positions lengthened in two ways, before and after tuning."""
    unseen = enlarge(load_fashion("test"))
    for way in LENGTHENED:
        other = lengthen(model, way).to(default_device())
        for name in (way, f"{way}_tuned"):
            row = row_of("vit", len(seen.labels), name, seed)
            yield with_answers(row, correct(other, unseen)), other
            if name == way:
                tune(other, seen, seed)


def rows_without_training(pictures: int, seed: int) -> Iterator[Row]:
    """A linear probe on pixels and on untrained networks, and the nearest neighbours of pixels.

    The penalty and the number of neighbours are chosen on held-out labels of the training part.
    """
    seen, unseen = load_fashion("train", pictures), load_fashion("test")
    for name in BASELINES:
        start = time.process_time()
        with seeded(seed):
            untrained = name.endswith("untrained")
            model = build(name.removesuffix("_untrained")).encoder if untrained else nn.Flatten()
        model = model.to(default_device())
        x, y = features(model, seen.images), seen.labels
        other, answers = features(model, unseen.images), unseen.labels
        judge = vote if name == "pixels_neighbours" else train_probe
        right = judge(x, y, other, answers, seed=seed).correct
        row = with_answers(row_of(name, pictures, "plain", seed), right)
        yield row | {"seconds": round(time.process_time() - start, 1)}, model


def rows_of(seed: int) -> Iterator[Row]:
    """What needs no training, then one row a training."""
    for pictures in SIZES:
        yield from rows_without_training(pictures, seed)
    for run in RUNS:
        yield from rows_of_training(*run, seed)


if __name__ == "__main__":
    study("vit_data", __doc__, rows_of)
