"""What a pretrained encoder is worth on labelled pictures: a linear probe, and fine-tuning."""

from copy import deepcopy

from torch import nn

from multimodal.data.labelled import ImageLoader, LabelledImages
from multimodal.metrics.probe import linear_probe
from multimodal.models.mae import VisibleEncoder
from multimodal.recipes.vit.classification import classify
from multimodal.recipes.vit.features import features
from multimodal.training.fit import fit
from multimodal.training.seeds import seeded
from multimodal.training.settings import FitSettings

CLASSES = 10
TUNING_BATCH = 64


def probe_accuracy(encoder: VisibleEncoder, train: LabelledImages, test: LabelledImages) -> float:
    """Test accuracy of a linear classifier on the frozen encoder."""
    seen, unseen = (features(encoder, part.images) for part in (train, test))
    return linear_probe(seen, train.labels, unseen, test.labels)


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


def first(data: LabelledImages, count: int) -> LabelledImages:
    """The first so many pictures."""
    return LabelledImages(*(part[:count] for part in data))
