"""What a split by caption is worth, over several seeds: one row for each split and seed.

``python -m multimodal.recipes.caption_split_study`` writes ``assets/studies/caption_split.csv`` and
its card. Each seed draws other scenes, deals them out anew and trains from other weights.
"""

import argparse
import time
from typing import Any

import torch

from multimodal.presets import default_device
from multimodal.recipes.caption_split import compare_splits
from multimodal.recipes.provenance import Run
from multimodal.recipes.studies import STUDIES, write_study

COMMAND = "python -m multimodal.recipes.caption_split_study"


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


def main() -> None:
    """Run the study and write it down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=3)
    seeds = parser.parse_args().seeds
    torch.set_num_threads(1)
    this = Run(f"{COMMAND} --seeds {seeds}", default_device())
    write_study("caption_split", run(seeds), this.card())
    print(f"wrote {STUDIES / 'caption_split.csv'}")


if __name__ == "__main__":
    main()
