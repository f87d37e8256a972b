"""Train ResNet-18 and BERT on the photographs and captions of Flickr8k: about 8,000 × 5 pairs.

``python -m multimodal.studies.full.flickr8k --folder DATA --checkpoint RUN.pt`` trains,
goes on where a stopped run left off, searches galleries of unseen photographs in both directions,
and writes what it found beside the checkpoint. Meant for a GPU. The folder holds either the
official archives (``--download`` fetches them) or pictures and captions in any other layout that
``load_captioned`` knows: a mirror's ``captions.txt`` and ``Images``, Flickr30k, COCO.

First the new heads learn on towers that stay as they are, then everything at a small rate: a fast
start would ruin what BERT knows (heads first: Kumar et al. 2022, arXiv 2202.10054).
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
from multimodal.recipes.contrastive.flickr_parts import WAYS, Parts, flickr_parts
from multimodal.recipes.contrastive.image_text import BERT, Ready, pretrained
from multimodal.recipes.pairs.objectives import contrastive
from multimodal.recipes.pairs.search import embed_images, embed_texts
from multimodal.studies.card import Run, devices_of
from multimodal.studies.command import count, one_sentence
from multimodal.training.files import write_atomically
from multimodal.training.fit import fit
from multimodal.training.history import History
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded

MODULE = "multimodal.studies.full.flickr8k"
HEADS_RATE, TOWERS_RATE = 1e-3, 3e-5
GALLERY = 1000
CHECKPOINT_EVERY = 100
"""steps"""


@dataclass(frozen=True)
class Plan:
    """How long to train; an epoch shows each image once, with one of its captions."""

    heads_epochs: int = 5
    epochs: int = 15
    batch_size: int = 128
    seed: int = 0


def train(
    ready: Ready,
    data: PairDataset,
    plan: Plan,
    checkpoint: Path,
    conditions: Mapping[str, Any] | None = None,
) -> list[History]:
    """Heads, then everything, in place; a finished phase is read back from its checkpoint."""
    model, histories = ready.model, []
    phases = (
        (False, plan.heads_epochs, HEADS_RATE, checkpoint.with_suffix(".heads.pt")),
        (True, plan.epochs, TOWERS_RATE, checkpoint),
    )
    for towers, epochs, rate, path in phases:
        model.train_towers(towers)
        batches = PairLoader(
            data,
            ready.tokenizer.encode_batch,
            batch_size=plan.batch_size,
            seed=plan.seed,
            languages=("en",),
        )
        steps = epochs * batches.batches_per_epoch
        settings = FitSettings(learning_rate=rate, warmup=0.1, checkpoint_every=CHECKPOINT_EVERY)
        history = fit(
            model,
            contrastive,
            batches,
            steps=steps,
            settings=settings,
            checkpoint=path,
            conditions=conditions,
        )
        histories.append(history)
    return histories


def evaluate(ready: Ready, data: PairDataset) -> TwoWay:
    """Recall@1/5/10 of all images against all their captions."""
    captions = data.of_language("en")
    owners = [image for image, texts in enumerate(captions) for _ in texts]
    images = embed_images(ready.model, data.images)  # (N, D)
    texts = embed_texts(ready.model, data.texts(("en",)), ready.tokenizer)  # (M, D)
    correct = same_image(torch.arange(len(images)), torch.tensor(owners))
    return two_way_recall(images @ texts.T, correct)


def search(ready: Ready, parts: Parts) -> dict[str, TwoWay]:
    """In what was held out beside training, and in photographs that are truly new."""
    return {
        "held_out": evaluate(ready, gallery(parts.held_out, GALLERY)),
        "new_images": evaluate(ready, gallery(parts.test, GALLERY)),
        "test": evaluate(ready, parts.test),
    }


def weights_of(ready: Ready) -> dict[str, str]:
    """Which towers a training starts from."""
    return {
        "weights of the image model": digest(ready.model.image_encoder.state_dict()),
        "weights of the text model": digest(ready.model.text_encoder.state_dict()),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, evaluate and write the result beside the checkpoint."""
    options = _options(arguments)
    plan = Plan(options.heads_epochs, options.epochs, options.batch, options.seed)
    this = Run(MODULE)
    parts = flickr_parts(
        options.folder, by=options.split, size=options.size, download=options.download
    )
    with seeded(plan.seed):
        weights = ResNet18_Weights.IMAGENET1K_V1 if options.resnet == "imagenet" else None
        ready = pretrained(options.bert, weights=weights)
    ready.model.to(default_device())
    conditions = {"size": options.size, "split": options.split} | weights_of(ready)
    with seeded(plan.seed):
        histories = train(ready, parts.train, plan, options.checkpoint, conditions)
    rows = {name: recall._asdict() for name, recall in search(ready, parts).items()}
    earlier = sum(history.earlier_seconds for history in histories)
    card = this.card(devices_of(ready.model), earlier)
    result: dict[str, Any] = {"split": options.split, "recall": rows, "card": card}
    text = json.dumps(result, indent=1) + "\n"
    write_atomically(options.checkpoint.with_suffix(".json"), text.encode())
    print(json.dumps(rows, indent=1))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="where the data are")
    parser.add_argument("--checkpoint", type=Path, required=True, help="file to go on from")
    parser.add_argument("--split", choices=WAYS, default="image")
    parser.add_argument("--download", action="store_true", help="fetch the archives (1.1 GB)")
    parser.add_argument("--bert", default=BERT, help="of the Hub, or a folder")
    parser.add_argument("--resnet", choices=("imagenet", "random"), default="imagenet")
    parser.add_argument("--size", type=count, default=224, help="sides of the pictures, in pixels")
    parser.add_argument("--heads-epochs", type=count, default=Plan.heads_epochs)
    parser.add_argument("--epochs", type=count, default=Plan.epochs)
    parser.add_argument("--batch", type=count, default=Plan.batch_size)
    parser.add_argument("--seed", type=int, default=Plan.seed)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    with one_sentence():
        main()
