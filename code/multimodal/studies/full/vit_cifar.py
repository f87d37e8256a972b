"""A small Vision Transformer on CIFAR-10, measured where it counts: on the test pictures.

``python -m multimodal.studies.full.vit_cifar --folder DATA --checkpoint RUN.pt`` trains
from random weights on the 50,000 pictures at their own 32 × 32 pixels, goes on where a stopped run
left off, and writes its table and card into a folder ``vit_cifar`` beside the checkpoint. The
preset decides the size: ``small`` takes three quarters of an hour on one core, ``full`` wants a
GPU.

Patches of 4 × 4 pixels, the mean of the tokens and fixed positions on the grid instead of a class
token and learned ones: that learns faster from little (Beyer et al. 2022, arXiv 2205.01580).
"""

import argparse
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch.nn.functional as F
from torch import Tensor, nn

from multimodal.data.augment.jitter import Jitter
from multimodal.data.augment.shift import InTurn, ShiftAndMirror
from multimodal.data.labelled import ImageBatch, ImageLoader, LabelledImages
from multimodal.data.public.cifar import load_cifar10
from multimodal.data.stream import Augment
from multimodal.digest import shown
from multimodal.encoders.vit import PatchTransformer
from multimodal.layers.patches import PatchEmbedding, Pixels, patch_grid
from multimodal.layers.positions import GridPositions
from multimodal.layers.transformer import TransformerShape, TransformerStack, masked_mean
from multimodal.models.classifier import Classifier
from multimodal.presets import choose, default_device
from multimodal.recipes.vit.classification import accuracy, take_first
from multimodal.studies.card import Run, devices_of
from multimodal.studies.command import one_sentence
from multimodal.studies.table import write_study
from multimodal.training.fit import fit
from multimodal.training.history import History
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded

MODULE = "multimodal.studies.full.vit_cifar"
SIDE, PATCH, CLASSES = 32, 4, 10
SMOOTHING = 0.1
CHECKPOINT_EVERY = 100
"""steps"""
SAMPLE = 5000
"""training pictures, as they are, on which the training accuracy is measured"""


@dataclass(frozen=True)
class Plan:
    """How large and how long."""

    shape: TransformerShape
    epochs: int
    batch_size: int
    augment: Augment
    learning_rate: float = 1e-3


def plan() -> Plan:
    """The plan of the preset in force."""
    little = TransformerShape(width=32, depth=1, heads=2, expansion=2)
    modest = TransformerShape(width=128, depth=4, heads=4, expansion=2)
    large = TransformerShape(width=192, depth=9, heads=3, expansion=4)
    stronger = InTurn((ShiftAndMirror(), Jitter(shift=0.05, scale=0.1, turn=0.15, tint=0.2)))
    return choose(
        mini=Plan(little, 2, 8, ShiftAndMirror()),
        small=Plan(modest, 10, 128, ShiftAndMirror()),
        full=Plan(large, 100, 128, stronger),
    )


def load_pictures(folder: Path, split: str, *, download: bool = False) -> LabelledImages:
    """One part of CIFAR-10 with colours from 0 to 1."""
    images, labels = load_cifar10(folder, split=split, download=download)
    return LabelledImages(images.float() / 255, labels)


def build_model(images: Tensor, shape: TransformerShape) -> Classifier:
    """The classifier, with the colour statistics of its training pictures."""
    rows, columns = patch_grid(SIDE, SIDE, PATCH)
    encoder = PatchTransformer(
        patches=PatchEmbedding(patch=PATCH, width=shape.width),
        start=nn.Identity(),
        positions=GridPositions(rows=rows, columns=columns, width=shape.width),
        stack=TransformerStack.of(shape),
        pool=masked_mean,
        pixels=Pixels.of(images),
    )
    return Classifier(encoder=encoder, classes=CLASSES)


def smoothed_cross_entropy(model: nn.Module, batch: ImageBatch) -> Tensor:
    """Cross-entropy with a tenth of the probability spread over all classes.

    Source: Szegedy et al. 2016 (arXiv 1512.00567), section 7.
    """
    return F.cross_entropy(model(batch.images), batch.labels, label_smoothing=SMOOTHING)


class EpochEnd:
    """Measures at the end of each epoch: accuracy on seen and on unseen pictures, and time.

    Args:
        steps: of an epoch.
        seen: training pictures without augmentation.
        unseen: test pictures.
    """

    def __init__(self, *, steps: int, seen: LabelledImages, unseen: LabelledImages) -> None:
        self.steps, self.seen, self.unseen = steps, seen, unseen
        self._since = time.process_time()

    def __call__(self, step: int, model: nn.Module) -> Mapping[str, float] | None:
        """Between the ends of epochs: nothing."""
        if step % self.steps:
            return None
        spent, self._since = time.process_time() - self._since, time.process_time()
        found = {
            "epoch": step // self.steps,
            "train_accuracy": accuracy(model, self.seen),
            "test_accuracy": accuracy(model, self.unseen),
            "seconds": spent,
        }
        print({name: round(value, 4) for name, value in found.items()}, flush=True)
        return found


def train(
    seen: LabelledImages, unseen: LabelledImages, chosen: Plan, *, seed: int, checkpoint: Path
) -> tuple[nn.Module, History]:
    """A model trained as planned, and what was measured on the way."""
    with seeded(seed):
        model = build_model(seen.images, chosen.shape).to(default_device())
        batches = ImageLoader(seen, batch_size=chosen.batch_size, seed=seed, augment=chosen.augment)
        steps = batches.batches_per_epoch
        settings = FitSettings(
            learning_rate=chosen.learning_rate,
            warmup=0.1,
            checkpoint_every=CHECKPOINT_EVERY,
            log_every=0,
        )
        sample = take_first(seen, SAMPLE)
        history = fit(
            model,
            smoothed_cross_entropy,
            batches,
            steps=chosen.epochs * steps,
            settings=settings,
            checkpoint=checkpoint,
            conditions={"plan": shown(chosen)},
            on_step=[EpochEnd(steps=steps, seen=sample, unseen=unseen)],
        )
    return model, history


def rows_of(history: History) -> list[dict[str, Any]]:
    """One row an epoch; the loss is the mean over its steps, of augmented pictures."""
    steps = int(history.measurements[0]["step"])
    return [
        {
            "epoch": int(entry["epoch"]),
            "train_accuracy": entry["train_accuracy"],
            "test_accuracy": entry["test_accuracy"],
            "loss": sum(history.losses[int(entry["step"]) - steps : int(entry["step"])]) / steps,
            "seconds": round(entry["seconds"], 1),
        }
        for entry in history.measurements
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, measure and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="holds the folder cifar-10")
    parser.add_argument("--checkpoint", type=Path, required=True, help="file to go on from")
    parser.add_argument("--results", type=Path, help="folder of the table")
    parser.add_argument("--download", action="store_true", help="fetch the archive (163 MB)")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    seen, unseen = (
        load_pictures(options.folder, part, download=options.download) for part in ("train", "test")
    )
    this, chosen = Run(MODULE), plan()
    model, history = train(seen, unseen, chosen, seed=options.seed, checkpoint=options.checkpoint)
    card = this.card(devices_of(model), history.earlier_seconds) | {"seed": options.seed}
    folder = options.results or options.checkpoint.parent
    write_study("vit_cifar", rows_of(history), card, folder)
    print(f"wrote {folder / 'vit_cifar'}")


if __name__ == "__main__":
    with one_sentence():
        main()
