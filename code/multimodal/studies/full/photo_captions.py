"""Train a captioner on the photographs of Flickr8k, Flickr30k or COCO: attention over ResNet-18.

``python -m multimodal.studies.full.photo_captions --folder DATA --checkpoint RUN.pt`` computes the
annotation vectors of all photographs once (in pieces beside the checkpoint), trains, goes on where
a stopped run left off, writes sentences about the photographs of the test part and what BLEU and
CIDEr-D say of them beside the checkpoint. Meant for a GPU. ``--data coco`` and ``--data flickr8k``
take the official files (``--download`` fetches them); ``--data folder`` takes pictures and captions
in any layout that ``load_captioned`` knows.
"""

import argparse
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import torch

from multimodal.data.public.captioned_files import CaptionedFiles
from multimodal.data.public.coco import load_coco
from multimodal.data.public.flickr import load_flickr8k
from multimodal.decoding.beam import beam_search
from multimodal.encoders.resnet_annotations import ResNetAnnotations
from multimodal.layers.transformer import TransformerShape
from multimodal.metrics.captions.bleu import corpus_bleu
from multimodal.metrics.captions.cider import Rarity, cider_d
from multimodal.models.captioners.caption_transformer import CaptionTransformer
from multimodal.models.captioners.captioner import Captioner
from multimodal.models.stored_features import StoredFeatures
from multimodal.presets import default_device
from multimodal.recipes.captioning.teacher_forcing import caption_loss
from multimodal.recipes.contrastive.flickr_parts import caption_parts
from multimodal.recipes.photo_captions.annotated_files import Annotations, annotate
from multimodal.recipes.photo_captions.annotation_loader import AnnotationLoader
from multimodal.studies.card import Run, devices_of
from multimodal.studies.command import count, one_sentence
from multimodal.studies.full.photo_options import frozen_resnet, photo_parser
from multimodal.studies.full.photo_training import train_with_checkpoints, write_json
from multimodal.text.caption_vocabulary import CaptionVocabulary
from multimodal.text.tokenizer import Tokenizer
from multimodal.token_ids import END
from multimodal.training.history import History
from multimodal.training.seeds import seeded

MODULE = "multimodal.studies.full.photo_captions"
DATA = ("folder", "flickr8k", "coco")
RATE = 5e-4
VOCABULARY = 8000
LONGEST = 40
"""tokens of a caption; longer ones are cut in training and never written"""
AT_ONCE = 256
"""photographs that are written about together"""


@dataclass(frozen=True)
class CaptionPlan:
    """How long to train, and with what; an epoch shows each photograph once, with one caption."""

    epochs: int = 30
    batch_size: int = 128
    seed: int = 0
    width: int = 512
    depth: int = 4
    beams: int = 3


def parts_of(data: str, folder: Path, download: bool) -> tuple[CaptionedFiles, CaptionedFiles]:
    """What to learn from, and what to write about. COCO's test captions were never published.

    Raises:
        ValueError: missing, broken or unexpected files.
    """
    if data == "folder":
        parts = caption_parts(folder)
        return parts["train"], parts["test"]
    load, test = (load_coco, "validation") if data == "coco" else (load_flickr8k, "test")
    train, unseen = (load(folder, split=part, download=download) for part in ("train", test))
    return train, unseen


def captioner_of(plan: CaptionPlan, vocabulary: CaptionVocabulary) -> CaptionTransformer:
    """A Transformer that reads stored annotation vectors."""
    return CaptionTransformer(
        picture=StoredFeatures(ResNetAnnotations.width, dropout=0.1),
        vocabulary=len(vocabulary),
        length=LONGEST,
        shape=TransformerShape(plan.width, plan.depth, heads=8),
    )


class Trained(NamedTuple):
    """A model, the words that it writes, and how it got there."""

    model: CaptionTransformer
    vocabulary: CaptionVocabulary
    history: History


def trained(
    options: argparse.Namespace,
    captions: Sequence[Sequence[str]],
    seen: Annotations,
    name: str,
) -> Trained:
    """Words from these captions, and a model trained to write them.

    Args:
        options: of the command line.
        captions: of each photograph to learn from.
        seen: (L, E) of each of them.
        name: of these annotations.
    """
    plan = CaptionPlan(options.epochs, options.batch, options.seed, options.width, options.depth)
    texts = (text for of_one in captions for text in of_one)
    tokenizer = Tokenizer.train(texts, VOCABULARY, max_length=LONGEST)
    vocabulary = CaptionVocabulary(tokenizer, ("en",))
    numbers = {"batch_size": plan.batch_size, "seed": plan.seed}
    with seeded(plan.seed):
        model = captioner_of(plan, vocabulary).to(default_device())
        batches = AnnotationLoader(seen, captions, vocabulary, language="en", name=name, **numbers)
        history = train_with_checkpoints(
            model,
            caption_loss,
            batches,
            epochs=plan.epochs,
            rate=RATE,
            checkpoint=options.checkpoint,
            sizes={"width": plan.width, "depth": plan.depth},
        )
    return Trained(model, vocabulary, history)


def write(
    model: Captioner, seen: Annotations, vocabulary: CaptionVocabulary, beams: int
) -> list[str]:
    """A sentence about each photograph, found by beam search."""
    device = next(model.parameters()).device
    model.eval()
    sentences: list[str] = []
    for start in range(0, len(seen), AT_ONCE):
        rows = torch.stack([seen[row] for row in range(start, min(len(seen), start + AT_ONCE))])
        first = torch.full((len(rows),), vocabulary.start("en"), device=device)
        with torch.inference_mode():
            state = model.begin(rows.float().to(device))
            found = beam_search(model.step, state, first, end=END, longest=LONGEST - 1, beams=beams)
        sentences += vocabulary.read(found.tokens[:, 0])
    return sentences


def judge(sentences: Sequence[str], captions: Sequence[Sequence[str]]) -> dict[str, float]:
    """BLEU-1 to BLEU-4 of all sentences together and their mean CIDEr-D, in small letters."""
    candidates = [_words(sentence) for sentence in sentences]
    references = [[_words(text) for text in texts] for texts in captions]
    rarity = Rarity.among(references)
    marks = [cider_d(*pair, rarity) for pair in zip(candidates, references, strict=True)]
    bleu = {f"bleu_{n}": corpus_bleu(candidates, references, longest=n) for n in (1, 2, 3, 4)}
    return bleu | {"cider_d": sum(marks) / len(marks)}


def main(arguments: Sequence[str] | None = None) -> None:
    """Annotate, train, write sentences and judge them."""
    options = _options(arguments)
    this = Run(MODULE)
    learned, unseen = parts_of(options.data, options.folder, options.download)
    encoder = frozen_resnet(options.resnet, seed=options.seed)
    place = options.checkpoint.with_suffix(".annotations")
    seen, name = annotate(learned.paths, encoder, place, size=options.size)
    asked, _ = annotate(unseen.paths, encoder, place, size=options.size)
    found = trained(options, learned.captions["en"], seen, name)
    sentences = write(found.model, asked, found.vocabulary, CaptionPlan.beams)
    card = this.card(devices_of(found.model), found.history.earlier_seconds)
    scores = judge(sentences, unseen.captions["en"])
    told = {path.name: text for path, text in zip(unseen.paths, sentences, strict=True)}
    result = {"scores": scores, "sentences": told, "card": card}
    write_json(options.checkpoint.with_suffix(".json"), result)
    print(json.dumps(scores, indent=1))


def _words(text: str) -> list[str]:
    """Words in small letters, signs left out: what the published evaluation makes of English."""
    return re.findall(r"[\w'-]+", text.lower())


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = photo_parser(__doc__, CaptionPlan())
    parser.add_argument("--data", choices=DATA, default="folder")
    parser.add_argument("--depth", type=count, default=CaptionPlan.depth)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    with one_sentence():
        main()
