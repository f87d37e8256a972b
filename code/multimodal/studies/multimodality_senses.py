"""Neither sense alone answers; and an easy sense leaves the other one undertrained.

``python -m multimodal.studies.multimodality_senses`` writes the table and its card.
"""

from collections.abc import Iterator
from functools import cache

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from multimodal.data.fashion import CLASSES, load_fashion
from multimodal.data.scenes.world import SHAPES
from multimodal.encoders.small_cnn import SmallCNN
from multimodal.metrics.probe import train_probe
from multimodal.models.two_senses import TwoSenses
from multimodal.presets import choose, default_device
from multimodal.recipes.multimodality.scene_questions import ask, question_model, question_steps
from multimodal.recipes.multimodality.senses import (
    BOTH,
    PICTURE,
    Answering,
    SenseData,
    correct,
    train_senses,
)
from multimodal.recipes.multimodality.titles import titled_garments
from multimodal.studies.command import Row, study
from multimodal.training.seeds import seeded

SENSES = {"both": BOTH, "picture": PICTURE}
"""The words alone need no training: their colours are counted."""
SCENES, UNSEEN = 16000, 360
WRONG = 0.05
"""share of the titles that are wrong"""
ANSWERS = {"questions": "asked", "eye": "read"}
"""Experiment → under which name it keeps what each test item earned."""
EYES: dict[str, Answering | None] = {"alone": PICTURE, "with_titles": BOTH, "untrained": None}


@cache
def scenes() -> tuple[SenseData, SenseData]:
    """Questions to learn from, and questions about unseen scenes."""
    count = choose(mini=300, small=SCENES, full=SCENES)
    return ask(count, split="train").data, ask(UNSEEN, split="test", seed=1).data


@cache
def garments(split: str) -> SenseData:
    """Whole pictures of garments with their titles."""
    titled = titled_garments(split, wrong=WRONG, seed=0)
    images, _ = load_fashion(split, len(titled.answers))
    return titled._replace(pictures=images)


def garment_model(*, seed: int) -> TwoSenses:
    """A convolutional eye, so that there is something to learn about pictures."""
    with seeded(seed):
        return TwoSenses(picture=SmallCNN(), vocabulary=len(CLASSES), answers=len(CLASSES))


def question_rows(seed: int) -> Iterator[Row]:
    """One model per choice of senses; an answer is the mean over both questions of a scene."""
    train, test = scenes()
    for name, objective in SENSES.items():
        model = question_model(seed=seed)
        train_senses(model, train, objective, seed=seed, steps=question_steps())
        used = {"picture": objective.picture, "words": objective.words}
        right = correct(model, test, **used).float().reshape(-1, 2).mean(1)
        yield row("questions", name, seed, right), model
    if seed == 0:
        yield linear_row(seed)


def linear_row(seed: int) -> Row:
    """The humble rival: one linear classifier on small pixels and the word, which can only add."""
    train, test = map(_added, scenes())
    count = choose(mini=200, small=4000, full=4000)
    right = train_probe(train[0][:count], train[1][:count], *test, rounds=50).correct
    return row("questions", "linear", seed, right.float().reshape(-1, 2).mean(1)), nn.Identity()


def _added(data: SenseData) -> tuple[Tensor, Tensor]:
    small = F.avg_pool2d(data.pictures / 255, 2).flatten(1)  # (N, 768)
    return torch.cat((small, F.one_hot(data.words, len(SHAPES))), dim=1), data.answers


def eye_rows(seed: int) -> Iterator[Row]:
    """What a linear classifier reads in the eye, by what the eye was trained beside."""
    train, test = garments("train"), garments("test")
    for name, objective in EYES.items():
        model = garment_model(seed=seed).to(default_device())
        if objective is not None:
            steps = choose(mini=2, small=300, full=300)
            train_senses(model, train, objective, seed=seed, steps=steps)
        parts = (look(model, train), train.answers, look(model, test), test.answers)
        yield row("eye", name, seed, train_probe(*parts).correct.float()), model
    if seed == 0:
        flat = (train.pictures.flatten(1), train.answers, test.pictures.flatten(1), test.answers)
        yield row("eye", "pixels", seed, train_probe(*flat).correct.float()), model


def look(model: TwoSenses, data: SenseData) -> Tensor:
    """What the eye says of pictures, before anything is joined to it, (N, D)."""
    device = model.word.weight.device
    model.eval()
    with torch.inference_mode():
        parts = [model.picture(part.to(device)).cpu() for part in data.pictures.split(500)]
    return torch.cat(parts)


def row(experiment: str, variant: str, seed: int, right: Tensor) -> dict[str, object]:
    """An experiment's accuracy, and what each test item earned."""
    accuracy = float(right.mean())
    found = {"experiment": experiment, "variant": variant, "seed": seed, "accuracy": accuracy}
    return found | {ANSWERS[experiment]: right}


def rows_of(seed: int) -> Iterator[Row]:
    """All rows of one seed."""
    yield from question_rows(seed)
    yield from eye_rows(seed)


if __name__ == "__main__":
    study("multimodality_senses", __doc__, rows_of)
