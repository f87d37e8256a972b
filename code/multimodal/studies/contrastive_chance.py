"""SwAV without equal shares, many seeds: how often does it collapse?

``python -m multimodal.studies.contrastive_chance --seeds 10`` writes the table and its card.
"""

import time
from collections.abc import Iterator

from multimodal.recipes.contrastive.pretraining import evaluate_head, pretrain
from multimodal.studies.command import Row, study


def rows_of(seed: int) -> Iterator[Row]:
    """``head_rank`` and ``head_spread`` of one training, ``seconds`` of processor time for it."""
    start = time.process_time()
    model = pretrain("swav", seed=seed, without="equipartition").model
    spent = round(time.process_time() - start, 1)
    yield {"seed": seed, **evaluate_head(model), "seconds": spent}, model


if __name__ == "__main__":
    study("contrastive_chance", __doc__, rows_of)
