"""What a split by caption is worth, over several seeds: one row for each split and seed.

``python -m multimodal.studies.contrastive_split`` writes ``assets/studies/caption_split.csv`` and
its card. Each seed draws other scenes, deals them out anew and trains from other weights.
"""

import time
from typing import Any

from multimodal.recipes.contrastive.caption_split import compare_splits
from multimodal.studies.command import study


def run(seeds: int) -> list[dict[str, Any]]:
    """Both splits from each seed; ``seconds`` is the processor time of both together."""
    rows: list[dict[str, Any]] = []
    for seed in range(seeds):
        start = time.process_time()
        results = compare_splits(seed)
        spent = round(time.process_time() - start, 1)
        rows += [{"seed": seed, **result._asdict(), "seconds": spent} for result in results]
        print(*results, sep="\n", flush=True)
    return rows


if __name__ == "__main__":
    study("caption_split", "contrastive_split", __doc__, run)
