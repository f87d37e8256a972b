"""Two ways to hold data out, one training: what a split by caption makes of the same model.

The scenes have five captions each. Once a fifth of the *captions* is held out, once a fifth of the
*images*. The same small dual encoder learns both times from the same scenes, and is asked twice:
about what was held out, and about scenes that neither training has seen.
"""

from typing import NamedTuple

import torch

from multimodal.data.caption_rows import TwoParts, gallery, known_share, split_by_caption
from multimodal.data.pairs import PairDataset
from multimodal.data.scenes.dataset import SceneDataset, scene_dataset
from multimodal.data.splits import split_by_image
from multimodal.losses.info_nce import clip_loss
from multimodal.models.dual_encoder import DualEncoder
from multimodal.presets import choose
from multimodal.recipes.pairs.objectives import contrastive
from multimodal.recipes.pairs.search import embed, retrieval
from multimodal.recipes.pairs.tasks import Task
from multimodal.recipes.pairs.towers import clip_model, train_towers
from multimodal.text.tokenizer import Tokenizer
from multimodal.training.fit import BatchLoss

LANGUAGE = "en"
CAPTIONS = 5
SHARE = 0.2
"""of the rows that are held out"""
WAYS = ("caption", "image")


class SplitResult(NamedTuple):
    """One training, judged on what its split held out and on scenes new to everyone."""

    split: str
    """``caption`` or ``image``"""
    known: float
    """share of the held-out captions whose image has another caption in training"""
    held_out_loss: float
    """in one batch of ``gallery_size()`` pairs; guessing costs its logarithm"""
    held_out_recall: float
    """Recall@1, mean of both directions, in a gallery of the same size"""
    new_loss: float
    new_recall: float


def draw_scenes(seed: int) -> dict[str, SceneDataset]:
    """Few scenes with five English captions each, dealt out by image: ``train`` and ``held_out``.

    No two share a bag of words, so that a caption fits one picture of its gallery.
    """
    count = choose(mini=60, small=600, full=600)
    many = scene_dataset(2 * count, seed=100 + seed, captions_each=CAPTIONS, languages=(LANGUAGE,))
    first: dict[tuple[str, ...], int] = {}
    for row, scene in enumerate(many.scenes):
        first.setdefault(scene.bag, row)
    few = many.subset(list(first.values())[:count])
    rows = split_by_image(few.ids, {"train": 1 - SHARE, "held_out": SHARE}, seed=seed)
    return {part: few.subset(chosen) for part, chosen in rows.items()}


def training_scenes(seed: int) -> SceneDataset:
    """The scenes that both trainings see."""
    return draw_scenes(seed)["train"]


def gallery_size() -> int:
    """Pairs of a gallery: as many as images that the split by image holds out."""
    return choose(mini=12, small=120, full=120)


def new_scenes() -> SceneDataset:
    """Scenes whose meanings no training shows, one caption each."""
    return scene_dataset(
        gallery_size(), seed=1, split="test", captions_each=1, languages=(LANGUAGE,)
    )


def split_scenes(way: str, seed: int) -> TwoParts:
    """What to train on, always the same scenes, and what is held out.

    By ``image`` these are all captions of other scenes; by ``caption``, a fifth of the captions of
    the scenes themselves, which the training then does not see.

    Raises:
        ValueError: a way other than ``caption`` and ``image``.
    """
    parts = draw_scenes(seed)
    if way == "caption":
        return split_by_caption(parts["train"], SHARE, seed=seed, language=LANGUAGE)
    if way != "image":
        raise ValueError(f"unknown way to split {way!r}: choose one of {', '.join(WAYS)}")
    return TwoParts(parts["train"], parts["held_out"])


def train_model(
    train: PairDataset, new: PairDataset, seed: int, objective: BatchLoss = contrastive
) -> tuple[DualEncoder, Tokenizer]:
    """The chapter's dual encoder after a short training, and what it reads with."""
    task = Task("few scenes", train, new, Tokenizer.train(train.texts(), 600))
    size = choose(mini=12, small=120, full=120)
    batches = task.batches(seed=seed, languages=(LANGUAGE,), size=size)
    steps = choose(mini=3, small=180, full=180)
    model = train_towers(clip_model, task, batches, steps=steps, objective=objective)
    return model, task.tokenizer


def evaluate_model(
    model: DualEncoder, tokenizer: Tokenizer, pairs: PairDataset
) -> tuple[float, float]:
    """In-batch loss of all pairs at once, and Recall@1 as the mean of both directions."""
    found = embed(model, pairs, tokenizer, languages=(LANGUAGE,))
    with torch.no_grad():
        loss = clip_loss(found.images, found.texts[LANGUAGE], model.scale().cpu()).item()
    both = [row.recall[1] for row in retrieval(found)]
    return loss, sum(both) / len(both)


def run_split(way: str, seed: int) -> tuple[SplitResult, DualEncoder]:
    """Hold out in one way, train once, and judge twice; the model comes along."""
    new, parts = new_scenes(), split_scenes(way, seed)
    model, tokenizer = train_model(parts.train, new, seed)
    shown = gallery(parts.held_out, gallery_size(), language=LANGUAGE)
    known = known_share(parts.train, parts.held_out, language=LANGUAGE)
    scores = [score for pairs in (shown, new) for score in evaluate_model(model, tokenizer, pairs)]
    return SplitResult(way, known, *scores), model


def compare_splits(seed: int) -> list[SplitResult]:
    """Held out by caption and by image."""
    return [run_split(way, seed)[0] for way in WAYS]
