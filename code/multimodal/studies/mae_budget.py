"""Does pretraining by masking pay? Probe and fine-tuning over the budget, several seeds.

``python -m multimodal.studies.mae_budget`` writes ``assets/studies/mae.csv`` and its card.
"""

from typing import Any, NamedTuple

from multimodal.data.fashion import load_fashion
from multimodal.data.labelled import ImageLoader, LabelledImages
from multimodal.losses.masked_reconstruction import normalise_patches
from multimodal.models.mae import MaskedAutoencoder
from multimodal.presets import choose, default_device
from multimodal.recipes.mae.inpainting import error_on_hidden, hidden_pixels
from multimodal.recipes.mae.masked import (
    BATCH,
    RATIO,
    MaskedPixels,
    mae_model,
    masks_for,
    pretrain,
    reconstruct,
)
from multimodal.recipes.mae.transfer import fine_tune, first, probe_accuracy
from multimodal.recipes.vit.classification import accuracy
from multimodal.studies.command import study
from multimodal.training.seeds import seeded

LABELS = (500, 2000)
PROBED = 2000


class Garments(NamedTuple):
    """What the study trains and tests on."""

    train: LabelledImages
    test: LabelledImages


def garments() -> Garments:
    """All that the package ships; for ``mini`` a corner of it."""
    return Garments(
        load_fashion("train", choose(mini=256, small=None, full=None)),
        load_fashion("test", choose(mini=64, small=None, full=None)),
    )


def budgets() -> tuple[int, ...]:
    """Steps of pretraining that are compared; 0 is an encoder with random weights."""
    return choose(mini=(0, 2), small=(0, 100, 400, 1600), full=(0, 100, 400, 1600, 6400))


def tuning_steps() -> int:
    """Steps of every fine-tuning but the long one."""
    return choose(mini=2, small=80, full=80)


def pretrained(
    data: Garments, *, steps: int, seed: int, objective: MaskedPixels | None = None
) -> MaskedAutoencoder:
    """A model of the study: its start, its batches and its masks follow from the seed."""
    with seeded(seed):
        model = mae_model().to(default_device())
    batches = ImageLoader(data.train, batch_size=BATCH, seed=seed)
    if steps:
        pretrain(model, batches, objective or MaskedPixels(), steps=steps)
    return model


def probe(model: MaskedAutoencoder, data: Garments) -> float:
    """Accuracy of the linear probe with few labels, on all test pictures."""
    return probe_accuracy(model.encoder, first(data.train, PROBED), data.test)


def tuned(
    model: MaskedAutoencoder, data: Garments, *, labels: int, seed: int, longer: int = 1
) -> float:
    """Test accuracy after fine-tuning on few labels; from scratch if nothing was pretrained."""
    few, steps = first(data.train, labels), longer * tuning_steps()
    return accuracy(fine_tune(model.encoder, few, steps=steps, seed=seed), data.test)


def reconstruction_error(model: MaskedAutoencoder, data: Garments) -> float:
    """Mean squared error over hidden pixels of test pictures, at the usual ratio."""
    images = data.test.images[:500]
    masking = masks_for(images, ratio=RATIO)
    guess = reconstruct(model, images, masking)
    return error_on_hidden(guess, images, hidden_pixels(images, masking))


def over_the_budget(data: Garments, seed: int) -> list[dict[str, Any]]:
    """One row per budget: reconstruction, probe and fine-tuning."""
    rows = []
    for steps in budgets():
        model = pretrained(data, steps=steps, seed=seed)
        row = {"variant": "budget", "steps": steps, "seed": seed}
        row |= {"error": reconstruction_error(model, data), "probe": probe(model, data)}
        for count in LABELS:
            row[f"tuned_{count}"] = tuned(model, data, labels=count, seed=seed)
        print(row, flush=True)
        rows.append(row)
    return rows


def variants() -> dict[str, MaskedPixels]:
    """What else the middle budget is spent on: other ratios, and patches normalised."""
    return {
        "ratio_50": MaskedPixels(ratio=0.5),
        "ratio_90": MaskedPixels(ratio=0.9),
        "normalised": MaskedPixels(target=normalise_patches),
    }


def of_the_variants(data: Garments, seed: int) -> list[dict[str, Any]]:
    """One row per variant, with its probe."""
    steps, rows = budgets()[-2] or budgets()[-1], []
    for name, objective in variants().items():
        model = pretrained(data, steps=steps, seed=seed, objective=objective)
        row = {"variant": name, "steps": steps, "seed": seed, "probe": probe(model, data)}
        print(row, flush=True)
        rows.append(row)
    return rows


def from_scratch_for_longer(data: Garments, seed: int) -> dict[str, Any]:
    """No pretraining, but four times the steps on labels."""
    model, labels = pretrained(data, steps=0, seed=seed), LABELS[-1]
    score = tuned(model, data, labels=labels, seed=seed, longer=4)
    row = {"variant": "scratch_longer", "steps": 0, "seed": seed, f"tuned_{labels}": score}
    print(row, flush=True)
    return row


def run(seeds: int) -> list[dict[str, Any]]:
    """All rows of all seeds."""
    data, rows = garments(), list[dict[str, Any]]()
    for seed in range(seeds):
        rows += over_the_budget(data, seed)
        rows += of_the_variants(data, seed)
        rows.append(from_scratch_for_longer(data, seed))
    return rows


if __name__ == "__main__":
    study("mae", "mae_budget", __doc__, run)
