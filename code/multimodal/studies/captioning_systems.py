"""Every captioner of the chapter after equally many steps in English, and what needs no training.

``python -m multimodal.studies.captioning_systems`` writes the table and its card, and the weights
of seed 0.
"""

import time
from collections.abc import Iterator, Sequence
from functools import cache

import torch
from torch import Tensor, nn

from multimodal.data.pairs import as_floats
from multimodal.presets import choose, default_device
from multimodal.recipes.captioning.caption_baselines import (
    chance_of_truth,
    most_frequent_sentence,
    neighbour_captions,
    pixels,
    spare_references,
)
from multimodal.recipes.captioning.scene_captions import (
    CaptionTask,
    caption_task,
    describe_pictures,
    exact_matches,
)
from multimodal.recipes.captioning.scene_classifier import places
from multimodal.recipes.captioning.systems import SYSTEMS
from multimodal.recipes.captioning.things_said import mentions
from multimodal.shipped.shipped_captioners import ship
from multimodal.studies.command import Row, study

LANGUAGE = "en"


def steps() -> int:
    """Of every training that sees pictures."""
    return choose(mini=2, small=600, full=600)


@cache
def task() -> CaptionTask:
    """The scenes of the chapter."""
    return caption_task()


def system_rows(seed: int) -> Iterator[Row]:
    """One row a system; seed 0 is shipped."""
    for name, system in SYSTEMS.items():
        start = time.process_time()
        batches = task().batches(seed=seed, languages=[LANGUAGE])
        model = system.run(task(), batches, seed=seed, steps=steps())
        spent = round(time.process_time() - start, 1)
        if seed == 0:
            ship(model, name)
        said = describe_pictures(model, task().test.images, task().vocabulary, LANGUAGE)
        yield row(name, seed, said, seconds=spent, parameters=trained_numbers(model)), model


def baseline_rows() -> Iterator[Row]:
    """What needs no training, under seed 0."""
    train, test = task().train, task().test
    sentences = {
        "most_frequent": [most_frequent_sentence(train, LANGUAGE)] * len(test),
        "neighbour_pixels": neighbour_captions(train, test.images, LANGUAGE, look=pixels),
        "neighbour_features": neighbour_captions(train, test.images, LANGUAGE, look=look),
        "oracle": spare_references(test, LANGUAGE)[0],
    }
    for name, said in sentences.items():
        yield row(name, 0, said), nn.Identity()


def row(
    name: str, seed: int, said: Sequence[str], *, seconds: float = 0.0, parameters: int = 0
) -> dict[str, object]:
    """Shares over the unseen scenes, and what every single one earned.

    ``exact``: true sentences. ``invented`` and ``inventing``: shares of the things that are named
    and of the sentences, see :class:`multimodal.recipes.captioning.things_said.Mentions`.
    ``chance``: exact of a sentence drawn from all that the grammar can say.
    """
    scenes = task().test.scenes
    right = exact_matches(said, scenes, LANGUAGE)
    found = mentions(said, scenes, LANGUAGE)
    return {
        "system": name,
        "seed": seed,
        "steps": steps() if parameters else 0,
        "exact": float(right.float().mean()),
        "invented": found.share_of_things,
        "inventing": found.share_of_sentences,
        "chance": chance_of_truth(scenes, LANGUAGE),
        "parameters": parameters,
        "seconds": seconds,
        "right": right,
        "things_invented": found.invented.float(),
    }


def trained_numbers(model: nn.Module) -> int:
    """How many numbers the training could change."""
    return sum(weights.numel() for weights in model.parameters() if weights.requires_grad)


def look(images: Tensor) -> Tensor:
    """What the frozen encoder sees, all places one after the other: (N, 2048)."""
    encoder = places()
    with torch.inference_mode():
        return encoder(as_floats(images).to(default_device())).flatten(1).cpu()


def rows_of(seed: int) -> Iterator[Row]:
    """All rows of one seed."""
    yield from system_rows(seed)
    if seed == 0:
        yield from baseline_rows()


if __name__ == "__main__":
    study("captioning_systems", __doc__, rows_of)
