"""One captioner for three languages against one for each, and a language with few captions.

``python -m multimodal.studies.captioning_languages`` writes the table and its card, and the weights
of the shared captioners of seed 0.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from multimodal.data.pairs import PairBatch
from multimodal.language import DATA_LANGUAGES
from multimodal.models.captioners.captioner import Captioner
from multimodal.presets import choose
from multimodal.recipes.captioning.caption_system import System
from multimodal.recipes.captioning.languages import first_pictures, with_few
from multimodal.recipes.captioning.parallel_systems import transformer
from multimodal.recipes.captioning.recurrent_systems import soft_attention
from multimodal.recipes.captioning.scene_captions import (
    CaptionTask,
    caption_task,
    describe_pictures,
    exact_matches,
)
from multimodal.recipes.captioning.things_said import mentions
from multimodal.shipped.shipped_captioners import ship
from multimodal.studies.command import Row, study

FEW = "zh"
"""the language that has few captions in the last experiment"""
EVERY_VARIANT = ("transformer",)
"""systems of all experiments; the others compare shared and own only"""
SYSTEMS = {"transformer": System(transformer), "soft_attention": System(soft_attention)}


def steps() -> int:
    """Steps for one language."""
    return choose(mini=2, small=300, full=300)


def few_pictures() -> int:
    """Pictures with captions in the language that has few."""
    return choose(mini=100, small=200, full=200)


@cache
def task() -> CaptionTask:
    """The scenes of the chapter, in three languages."""
    return caption_task()


def own_rows(system: str, seed: int) -> Iterator[Row]:
    """A captioner for each language, of as many steps."""
    for language in DATA_LANGUAGES:
        batches = task().batches(seed=seed, languages=[language])
        yield from rows(system, "own", seed, steps(), batches, [language])


def shared_rows(system: str, seed: int) -> Iterator[Row]:
    """One captioner that is told the language: as many steps for each language as its own had."""
    total = len(DATA_LANGUAGES) * steps()
    batches = task().batches(seed=seed)
    yield from rows(system, "shared", seed, total, batches, DATA_LANGUAGES)


def short_rows(system: str, seed: int) -> Iterator[Row]:
    """One captioner for three languages that is trained no longer than that of one language."""
    batches = task().batches(seed=seed)
    yield from rows(system, "shared_short", seed, steps(), batches, DATA_LANGUAGES)


def few_rows(system: str, seed: int) -> Iterator[Row]:
    """A language with few captions: alone, and beside two that have many."""
    few = first_pictures(task(), few_pictures())
    alone = few.batches(seed=seed, languages=[FEW])
    yield from rows(system, "own_few", seed, steps(), alone, [FEW])
    beside = with_few(task(), FEW, pictures=few_pictures(), seed=seed)
    total = len(DATA_LANGUAGES) * steps()
    yield from rows(system, "shared_few", seed, total, beside, DATA_LANGUAGES)


def rows(
    system: str,
    variant: str,
    seed: int,
    total: int,
    batches: Iterable[PairBatch],
    languages: Sequence[str],
) -> Iterator[Row]:
    """Train one captioner and ask it in each of its languages; the first row has its seconds."""
    start = time.process_time()
    model = SYSTEMS[system].run(task(), batches, seed=seed, steps=total)
    spent = round(time.process_time() - start, 1)
    if seed == 0 and variant == "shared":
        ship(model, f"{system}_languages")
    for language in languages:
        found = {"system": system, "variant": variant, "language": language, "seed": seed}
        share = {"steps": total, "seconds": spent if language == languages[0] else 0.0}
        yield found | share | answers(model, language), model


def answers(model: Captioner, language: str) -> dict[str, object]:
    """Shares over the unseen scenes, and whether the sentence about each is true."""
    test = task().test
    said = describe_pictures(model, test.images, task().vocabulary, language)
    right = exact_matches(said, test.scenes, language)
    found = mentions(said, test.scenes, language)
    return {
        "exact": float(right.float().mean()),
        "invented": found.share_of_things,
        "right": right,
    }


def rows_of(seed: int) -> Iterator[Row]:
    """All rows of one seed."""
    for system in SYSTEMS:
        yield from own_rows(system, seed)
        yield from shared_rows(system, seed)
    for system in EVERY_VARIANT:
        yield from short_rows(system, seed)
        yield from few_rows(system, seed)


if __name__ == "__main__":
    study("captioning_languages", __doc__, rows_of)
