"""Does pretraining by masking pay? Probe and fine-tuning over the budget, several seeds.

``python -m multimodal.studies.mae_budget`` writes the table and its card.
"""

from collections.abc import Iterator
from typing import Any

from multimodal.losses.masked_reconstruction import normalise_patches
from multimodal.models.mae import MaskedAutoencoder
from multimodal.recipes.mae.inpainting import error_on_hidden, hidden_pixels
from multimodal.recipes.mae.masked import RATIO, MaskedPixels, masks_for, reconstruct
from multimodal.recipes.mae.transfer import (
    Garments,
    budgets,
    evaluate_fine_tuning,
    evaluate_probe,
    load_garments,
    train_mae,
)
from multimodal.studies.command import Row, study

LABELS = (500, 2000)


def reconstruction_error(model: MaskedAutoencoder, data: Garments) -> float:
    """Mean squared error over hidden pixels of test pictures, at the usual ratio."""
    images = data.test.images[:500]
    masking = masks_for(images, ratio=RATIO)
    guess = reconstruct(model, images, masking)
    return error_on_hidden(guess, images, hidden_pixels(images, masking))


def rows_over_the_budget(data: Garments, seed: int) -> Iterator[Row]:
    """One row per budget: reconstruction, probe and fine-tuning."""
    for steps in budgets():
        model = train_mae(data, steps=steps, seed=seed)
        row: dict[str, Any] = {"variant": "budget", "steps": steps, "seed": seed}
        row |= {"error": reconstruction_error(model, data), "probe": evaluate_probe(model, data)}
        for count in LABELS:
            score = evaluate_fine_tuning(model, data, labels=count, seed=seed)
            row[f"tuned_{count}"] = score
        yield row, model


def variants() -> dict[str, MaskedPixels]:
    """What else the middle budget is spent on: other ratios, and patches normalised."""
    return {
        "ratio_50": MaskedPixels(ratio=0.5),
        "ratio_90": MaskedPixels(ratio=0.9),
        "normalised": MaskedPixels(target=normalise_patches),
    }


def rows_of_variants(data: Garments, seed: int) -> Iterator[Row]:
    """One row per variant, with its probe."""
    steps = budgets()[-2] or budgets()[-1]
    for name, objective in variants().items():
        model = train_mae(data, steps=steps, seed=seed, objective=objective)
        probe = evaluate_probe(model, data)
        yield {"variant": name, "steps": steps, "seed": seed, "probe": probe}, model


def row_from_scratch_for_longer(data: Garments, seed: int) -> Row:
    """No pretraining, but four times the steps on labels."""
    model, labels = train_mae(data, steps=0, seed=seed), LABELS[-1]
    score = evaluate_fine_tuning(model, data, labels=labels, seed=seed, longer=4)
    return {"variant": "scratch_longer", "steps": 0, "seed": seed, f"tuned_{labels}": score}, model


def rows_of(seed: int) -> Iterator[Row]:
    """The budgets, the variants, and no pretraining at all."""
    data = load_garments()
    yield from rows_over_the_budget(data, seed)
    yield from rows_of_variants(data, seed)
    yield row_from_scratch_for_longer(data, seed)


if __name__ == "__main__":
    study("mae_budget", __doc__, rows_of)
