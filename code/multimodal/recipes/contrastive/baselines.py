"""What a method without labels must be compared with: pixels, chance weights, labels."""

from torch import nn

from multimodal.models.classifier import Classifier
from multimodal.presets import default_device
from multimodal.recipes.contrastive.methods import encoder
from multimodal.recipes.contrastive.pretraining import batches, fit_settings, training_steps
from multimodal.recipes.contrastive.view_objectives import supervised
from multimodal.training.fit import fit
from multimodal.training.seeds import seeded

BASELINES = ("pixels", "untrained", "supervised")


def train_baseline(name: str, *, seed: int) -> nn.Module:
    """An encoder (B, 1, 28, 28) → (B, D).

    Args:
        name: ``pixels`` as they are; ``untrained``, the encoder with random weights;
            ``supervised``, the encoder trained with the labels of all garments, on the same views
            for the same number of steps.
        seed: of weights, batches and views.

    Raises:
        ValueError: no such baseline.
    """
    if name not in BASELINES:
        raise ValueError(f"unknown baseline {name!r}: choose {', '.join(BASELINES)}")
    if name == "pixels":
        return nn.Flatten()
    with seeded(seed):
        body = encoder().to(default_device())
        if name == "supervised":
            model = Classifier(encoder=body, classes=10).to(default_device())
            steps, settings = training_steps(), fit_settings()
            fit(model, supervised, batches(seed), steps=steps, settings=settings)
    return body
