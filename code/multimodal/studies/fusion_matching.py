"""Eight ways to join two vectors at one price, and a sum of two scores: do picture and name fit?

``python -m multimodal.studies.fusion_matching`` writes the table and its card. ``right`` keeps for
each unseen emoji how often it was told right, with its own name and with another.
"""

import time
from collections.abc import Iterator

from multimodal.models.fusion.fair_width import parameter_count
from multimodal.recipes.fusion_representations.pair_matching import (
    MATCHERS,
    STEPS,
    matched,
    train_matcher,
)
from multimodal.recipes.fusion_representations.subgroup_task import subgroup_task
from multimodal.studies.command import Row, study


def rows_of(seed: int) -> Iterator[Row]:
    """One training for every way of joining."""
    task = subgroup_task()
    for name in MATCHERS:
        start = time.process_time()
        model = train_matcher(task.train, name, seed=seed)
        right = matched(model, task.test)
        found = {"system": name, "seed": seed, "accuracy": float(right.mean()), "right": right}
        spent = round(time.process_time() - start, 1)
        yield (
            found | {"steps": STEPS, "parameters": parameter_count(model), "seconds": spent},
            model,
        )


if __name__ == "__main__":
    study("fusion_matching", __doc__, rows_of)
