"""What a split by caption is worth, over several seeds: one row for each split and seed.

``python -m multimodal.studies.contrastive_split`` writes the table and its card. Each seed draws
other scenes, deals them out anew and trains from other weights.
"""

import time
from collections.abc import Iterator

from multimodal.recipes.contrastive.caption_split import WAYS, run_split
from multimodal.studies.command import Row, study


def rows_of(seed: int) -> Iterator[Row]:
    """Both splits; ``seconds`` of processor time for each."""
    for way in WAYS:
        start = time.process_time()
        result, model = run_split(way, seed)
        spent = round(time.process_time() - start, 1)
        yield {"seed": seed, **result._asdict(), "seconds": spent}, model


if __name__ == "__main__":
    study("contrastive_split", __doc__, rows_of)
