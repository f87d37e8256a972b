"""What pretraining is worth on labelled pictures, over its budget: linear probe and fine-tuning."""

from copy import deepcopy
from typing import NamedTuple

import torch
from torch import Generator, Tensor, nn

from multimodal.data.fashion import load_fashion
from multimodal.data.labelled import ImageLoader, LabelledImages
from multimodal.metrics.probe import Probe, train_probe
from multimodal.models.mae import MaskedAutoencoder, VisibleEncoder
from multimodal.presets import choose, default_device
from multimodal.recipes.mae.masked import BATCH, MaskedPixels, mae_model, pretrain
from multimodal.recipes.vit.classification import classify, correct, features
from multimodal.training.fit import fit
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded

CLASSES = 10
TUNING_BATCH = 64


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
    """Steps of pretraining that are compared; 0 is an encoder with random weights.

    One more budget is that of the shipped weights, see :mod:`multimodal.recipes.mae.longer`.
    """
    return choose(mini=(0, 1), small=(0, 400), full=(0, 400, 1600))


def label_counts() -> tuple[int, ...]:
    """Numbers of labels that are compared; of each class equally many."""
    return choose(mini=(10, 50), small=(10, 50, 100, 500, 2000), full=(10, 50, 100, 500, 2000))


def tuning_steps() -> int:
    """Steps of a fine-tuning."""
    return choose(mini=2, small=150, full=150)


def draw_labels(data: LabelledImages, count: int, seed: int) -> LabelledImages:
    """``count`` pictures, of each class equally many, other ones for another seed.

    Raises:
        ValueError: a class with too few pictures.
    """
    order = torch.randperm(len(data.labels), generator=Generator().manual_seed(seed))
    each, labels = count // CLASSES, data.labels[order]
    rows = [order[labels == group][:each] for group in range(CLASSES)]
    if not each or min(map(len, rows)) < each:
        raise ValueError(f"{count} labels are {each} of each class, and some class has fewer")
    chosen = torch.cat(rows).sort().values
    return LabelledImages(data.images[chosen], data.labels[chosen])


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


def tuning_settings() -> FitSettings:
    """Of a fine-tuning and of a training from scratch alike."""
    return FitSettings(learning_rate=3e-3, warmup=0.1, log_every=0)


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
    fit(model, classify, batches, steps=steps, settings=tuning_settings())
    return model


def fine_tuned_answers(
    encoder: VisibleEncoder, data: Garments, *, labels: int, seed: int
) -> Tensor:
    """(M,) bool: which test pictures a fine-tuning on few labels gets right."""
    few = draw_labels(data.train, labels, seed)
    return correct(fine_tune(encoder, few, steps=tuning_steps(), seed=seed), data.test)
