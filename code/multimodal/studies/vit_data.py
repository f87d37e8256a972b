"""How much data a small ViT and a small CNN need, and what positions are worth: several seeds.

``python -m multimodal.studies.vit_data`` writes ``assets/studies/vit.csv`` and its card. Every run
takes the same number of steps, so that few pictures are seen often and many pictures rarely.
"""

import time
from typing import Any

from multimodal.data.fashion import load_fashion
from multimodal.data.labelled import ImageLoader, LabelledImages
from multimodal.models.classifier import Classifier
from multimodal.presets import choose, default_device
from multimodal.recipes.vit.classification import accuracy, classify
from multimodal.recipes.vit.garments import build
from multimodal.studies.command import study
from multimodal.training.fit import fit
from multimodal.training.seeds import seeded
from multimodal.training.settings import FitSettings

BATCH = 64
SIZES = (200, 1000, 5000, 20_000)
ONE_SIZE = 5000
RATES = {"cnn": 1e-2, "vit": 3e-3}
"""Peak learning rates: the best of 1e-3, 3e-3 and 1e-2 for either on training pictures held out."""
RUNS = [(name, size) for size in SIZES for name in ("vit", "cnn")] + [
    (f"vit_{part}", ONE_SIZE) for part in ("none", "sinusoidal", "rotary", "mean")
]
"""(variant, training pictures)"""


def training_steps() -> int:
    """Steps of every run in the preset in force."""
    return choose(mini=2, small=800, full=8000)


def settings(variant: str) -> FitSettings:
    """AdamW, a tenth of the steps as warm-up, then a half cosine."""
    rate = RATES["cnn" if variant == "cnn" else "vit"]
    return FitSettings(learning_rate=rate, warmup=0.1, log_every=0)


def trained(variant: str, pictures: int, seed: int) -> tuple[Classifier, LabelledImages]:
    """A classifier after its training, and the pictures it was trained on."""
    data = load_fashion("train", pictures)
    with seeded(seed):
        model = build(variant).to(default_device())
    batches = ImageLoader(data, batch_size=BATCH, seed=seed)
    fit(model, classify, batches, steps=training_steps(), settings=settings(variant))
    return model, data


def one_run(variant: str, pictures: int, seed: int) -> dict[str, Any]:
    """One row: accuracy on unseen garments and on (at most 4,000 of) those it was trained on."""
    start = time.process_time()
    model, data = trained(variant, pictures, seed)
    seen = LabelledImages(data.images[:4000], data.labels[:4000])
    return {
        "variant": variant,
        "pictures": pictures,
        "seed": seed,
        "test_accuracy": accuracy(model, load_fashion("test")),
        "train_accuracy": accuracy(model, seen),
        "seconds": round(time.process_time() - start, 1),
    }


def run(seeds: int) -> list[dict[str, Any]]:
    """All variants from each seed: one row a run."""
    rows = []
    for seed in range(seeds):
        for variant, pictures in RUNS:
            rows.append(one_run(variant, pictures, seed))
            print(rows[-1], flush=True)
    return rows


if __name__ == "__main__":
    study("vit", "vit_data", __doc__, run)
