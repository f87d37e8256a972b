"""What pretraining is worth on labelled pictures, over its budget: linear probe and fine-tuning."""

from copy import deepcopy
from typing import NamedTuple

from torch import nn

from multimodal.data.fashion import load_fashion
from multimodal.data.labelled import ImageLoader, LabelledImages
from multimodal.metrics.probe import Probe, train_probe
from multimodal.models.mae import MaskedAutoencoder, VisibleEncoder
from multimodal.presets import choose, default_device
from multimodal.recipes.mae.masked import BATCH, MaskedPixels, mae_model, pretrain
from multimodal.recipes.vit.classification import accuracy, classify, features, take_first
from multimodal.training.fit import fit
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded

CLASSES = 10
TUNING_BATCH = 64
PROBED = 2000


class Garments(NamedTuple):
    """What is trained and tested on."""

    train: LabelledImages
    test: LabelledImages


def load_garments() -> Garments:
    """All that the package ships; for ``mini`` a corner of it."""
    return Garments(
        load_fashion("train", choose(mini=256, small=None, full=None)),
        load_fashion("test", choose(mini=64, small=None, full=None)),
    )


def budgets() -> tuple[int, ...]:
    """Steps of pretraining that are compared; 0 is an encoder with random weights."""
    return choose(mini=(0, 2), small=(0, 100, 400, 1600), full=(0, 100, 400, 1600, 6400))


def tuning_steps() -> int:
    """Steps of a fine-tuning."""
    return choose(mini=2, small=80, full=80)


def train_mae(
    data: Garments, *, steps: int, seed: int, objective: MaskedPixels | None = None
) -> MaskedAutoencoder:
    """A model pretrained for so many steps: start, batches and masks follow from the seed."""
    with seeded(seed):
        model = mae_model().to(default_device())
    batches = ImageLoader(data.train, batch_size=BATCH, seed=seed)
    if steps:
        pretrain(model, batches, objective or MaskedPixels(), steps=steps)
    return model


def probe(encoder: nn.Module, train: LabelledImages, test: LabelledImages) -> Probe:
    """A linear classifier on the frozen encoder; ``nn.Flatten()`` asks the bare pixels."""
    seen, unseen = (features(encoder, part.images) for part in (train, test))
    return train_probe(seen, train.labels, unseen, test.labels)


def probe_accuracy(encoder: nn.Module, train: LabelledImages, test: LabelledImages) -> float:
    """Test accuracy of :func:`probe`."""
    return probe(encoder, train, test).accuracy


def fine_tune(
    encoder: VisibleEncoder, train: LabelledImages, *, steps: int, seed: int
) -> nn.Sequential:
    """Train a copy of the encoder with a linear head on labels; the encoder itself is untouched.

    From scratch is the same call with an encoder that was not pretrained.
    """
    with seeded(seed):
        head = nn.Linear(encoder.width, CLASSES)
    model = nn.Sequential(deepcopy(encoder), head.to(encoder.positions.device))
    batches = ImageLoader(train, batch_size=min(TUNING_BATCH, len(train.labels)), seed=seed)
    settings = FitSettings(learning_rate=3e-3, warmup=0.1, log_every=0)
    fit(model, classify, batches, steps=steps, settings=settings)
    return model


def evaluate_probe(model: MaskedAutoencoder, data: Garments) -> float:
    """Accuracy of the linear probe with few labels, on all test pictures."""
    return probe_accuracy(model.encoder, take_first(data.train, PROBED), data.test)


def evaluate_fine_tuning(
    model: MaskedAutoencoder, data: Garments, *, labels: int, seed: int, longer: int = 1
) -> float:
    """Test accuracy after fine-tuning on few labels; from scratch if nothing was pretrained."""
    few, steps = take_first(data.train, labels), longer * tuning_steps()
    return accuracy(fine_tune(model.encoder, few, steps=steps, seed=seed), data.test)
