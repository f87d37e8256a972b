"""Flickr30k with two frozen towers: ResNet-18 and multilingual DistilBERT, only the heads learn.

``python -m multimodal.studies.full.flickr30k --folder DATA --checkpoint RUN.pt`` trains, goes on
where a stopped run left off, searches galleries of unseen photographs in both directions, and
writes what it found beside the checkpoint. Meant for a GPU. Flickr30k is given on request by its
authors (https://shannon.cs.illinois.edu/DenotationGraph/); the folder holds pictures and captions
in any layout that ``load_captioned`` knows. Photographs are dealt out whole, never by caption.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torchvision.models import ResNet18_Weights

from multimodal.data.caption_rows import gallery
from multimodal.data.pairs import PairDataset, PairLoader
from multimodal.digest import digest
from multimodal.metrics.retrieval import TwoWay, same_image, two_way_recall
from multimodal.presets import default_device
from multimodal.recipes.contrastive.flickr_parts import flickr_parts
from multimodal.recipes.contrastive.locked_image_text import (
    DISTILBERT,
    ReadyLocked,
    pretrained_locked,
)
from multimodal.recipes.pairs.objectives import contrastive
from multimodal.recipes.pairs.search import embed_images, embed_texts
from multimodal.studies.card import Run, devices_of
from multimodal.studies.command import count, one_sentence
from multimodal.training.files import write_atomically
from multimodal.training.fit import fit
from multimodal.training.history import History
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded

MODULE = "multimodal.studies.full.flickr30k"
RATE = 1e-3
GALLERY = 1000
CHECKPOINT_EVERY = 100
"""steps"""


@dataclass(frozen=True)
class LockedPlan:
    """How long to train; an epoch shows each image once, with one of its captions."""

    epochs: int = 10
    batch_size: int = 128
    seed: int = 0


def train(
    ready: ReadyLocked,
    data: PairDataset,
    plan: LockedPlan,
    checkpoint: Path,
    conditions: Mapping[str, Any] | None = None,
) -> History:
    """Train the heads in place, or go on with what the checkpoint holds."""
    batches = PairLoader(
        data,
        ready.tokenizer.encode_batch,
        batch_size=plan.batch_size,
        seed=plan.seed,
        languages=("en",),
    )
    settings = FitSettings(learning_rate=RATE, warmup=0.1, checkpoint_every=CHECKPOINT_EVERY)
    return fit(
        ready.model,
        contrastive,
        batches,
        steps=plan.epochs * batches.batches_per_epoch,
        settings=settings,
        checkpoint=checkpoint,
        conditions=conditions,
    )


def evaluate(ready: ReadyLocked, data: PairDataset) -> TwoWay:
    """Recall@1/5/10 of all images against all their captions."""
    captions = data.of_language("en")
    owners = [image for image, texts in enumerate(captions) for _ in texts]
    images = embed_images(ready.model, data.images)  # (N, D)
    texts = embed_texts(ready.model, data.texts(("en",)), ready.tokenizer)  # (M, D)
    correct = same_image(torch.arange(len(images)), torch.tensor(owners))
    return two_way_recall(images @ texts.T, correct)


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, evaluate and write the result beside the checkpoint."""
    options = _options(arguments)
    plan = LockedPlan(options.epochs, options.batch, options.seed)
    this = Run(MODULE)
    parts = flickr_parts(options.folder, by="image", size=options.size)
    with seeded(plan.seed):
        weights = ResNet18_Weights.IMAGENET1K_V1 if options.resnet == "imagenet" else None
        ready = pretrained_locked(options.bert, weights=weights)
    ready.model.to(default_device())
    towers = {"image": ready.model.image_encoder, "text": ready.model.text_encoder}
    conditions: dict[str, Any] = {"size": options.size}
    conditions |= {f"weights of {name}": digest(t.state_dict()) for name, t in towers.items()}
    with seeded(plan.seed):
        history = train(ready, parts.train, plan, options.checkpoint, conditions)
    found = {"new_images": gallery(parts.test, GALLERY), "test": parts.test}
    rows = {name: evaluate(ready, part)._asdict() for name, part in found.items()}
    card = this.card(devices_of(ready.model), history.earlier_seconds)
    text = json.dumps({"recall": rows, "card": card}, indent=1) + "\n"
    write_atomically(options.checkpoint.with_suffix(".json"), text.encode())
    print(json.dumps(rows, indent=1))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="where the data are")
    parser.add_argument("--checkpoint", type=Path, required=True, help="file to go on from")
    parser.add_argument("--bert", default=DISTILBERT, help="of the Hub, or a folder")
    parser.add_argument("--resnet", choices=("imagenet", "random"), default="imagenet")
    parser.add_argument("--size", type=count, default=224, help="sides of the pictures, in pixels")
    parser.add_argument("--epochs", type=count, default=LockedPlan.epochs)
    parser.add_argument("--batch", type=count, default=LockedPlan.batch_size)
    parser.add_argument("--seed", type=int, default=LockedPlan.seed)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    with one_sentence():
        main()
