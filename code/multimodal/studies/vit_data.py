"""How much data a small ViT and a small CNN need, and what positions are worth: several seeds.

``python -m multimodal.studies.vit_data`` writes the table and its card.
"""

import time
from collections.abc import Iterator

from multimodal.data.fashion import load_fashion
from multimodal.recipes.vit.classification import accuracy, take_first
from multimodal.recipes.vit.garments import train_classifier
from multimodal.studies.command import Row, study

SIZES = (200, 1000, 5000, 20_000)
ONE_SIZE = 5000
RUNS = [(name, size) for size in SIZES for name in ("vit", "cnn")] + [
    (f"vit_{part}", ONE_SIZE) for part in ("none", "sinusoidal", "rotary", "mean")
]
"""(variant, training pictures)"""


def train_and_evaluate(variant: str, pictures: int, seed: int) -> Row:
    """Accuracy on unseen garments and on (at most 4,000 of) those that it was trained on."""
    start = time.process_time()
    model, data = train_classifier(variant, pictures, seed)
    return {
        "variant": variant,
        "pictures": pictures,
        "seed": seed,
        "test_accuracy": accuracy(model, load_fashion("test")),
        "train_accuracy": accuracy(model, take_first(data, 4000)),
        "seconds": round(time.process_time() - start, 1),
    }, model


def rows_of(seed: int) -> Iterator[Row]:
    """One row a run."""
    for variant, pictures in RUNS:
        yield train_and_evaluate(variant, pictures, seed)


if __name__ == "__main__":
    study("vit_data", __doc__, rows_of)
