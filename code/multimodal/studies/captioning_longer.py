"""The captioners that 600 steps leave unfinished, with four times as many: what time alone mends.

``python -m multimodal.studies.captioning_longer`` writes the table and its card, and the weights
of seed 0, ``assets/captioning/<system>_longer.safetensors``. The other settings are those of
:mod:`multimodal.studies.captioning_systems`.
"""

import time
from collections.abc import Iterator

from multimodal.presets import choose
from multimodal.recipes.captioning.scene_captions import describe_pictures
from multimodal.recipes.captioning.systems import SYSTEMS
from multimodal.shipped.shipped_captioners import ship
from multimodal.studies.captioning_systems import LANGUAGE, row, task, trained_numbers
from multimodal.studies.command import Row, study

UNFINISHED = ("show_and_tell", "soft_attention", "hard_attention", "bottom_up")


def longer_steps() -> int:
    """Of every training."""
    return choose(mini=2, small=2400, full=2400)


def rows_of(seed: int) -> Iterator[Row]:
    """One row a system; seed 0 is shipped."""
    for name in UNFINISHED:
        start = time.process_time()
        batches = task().batches(seed=seed, languages=[LANGUAGE])
        model = SYSTEMS[name].run(task(), batches, seed=seed, steps=longer_steps())
        spent = round(time.process_time() - start, 1)
        if seed == 0:
            ship(model, f"{name}_longer")
        said = describe_pictures(model, task().test.images, task().vocabulary, LANGUAGE)
        found = row(name, seed, said, seconds=spent, parameters=trained_numbers(model))
        yield found | {"steps": longer_steps()}, model


if __name__ == "__main__":
    study("captioning_longer", __doc__, rows_of)
