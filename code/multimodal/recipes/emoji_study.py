"""What the split of the emoji is worth: the chapter's model on three splits, several seeds.

``python -m multimodal.recipes.emoji_study`` writes ``assets/studies/emoji.csv`` and its card.
"""

import argparse
from typing import Any

import torch

from multimodal.presets import default_device
from multimodal.recipes.embedding import embed
from multimodal.recipes.objectives import contrastive
from multimodal.recipes.provenance import Run
from multimodal.recipes.retrieval import retrieval
from multimodal.recipes.studies import STUDIES, write_study
from multimodal.recipes.tasks import emoji_task, steps
from multimodal.recipes.towers import clip_model, fit_settings
from multimodal.training.fit import fit
from multimodal.training.seeds import seeded

COMMAND = "python -m multimodal.recipes.emoji_study"
SPLITS = ("random", "concept", "family")


def recall_at_10(by: str, seed: int) -> dict[str, float]:
    """Names looking for unseen emoji, per language, after the chapter's training."""
    task = emoji_task(by=by)
    with seeded(seed):
        model = clip_model(task)
    settings = fit_settings(learning_rate=2e-3)
    fit(model, contrastive, task.batches(seed=seed), steps=steps("emoji"), settings=settings)
    found = retrieval(embed(model, task.test, task.tokenizer))
    return {row.language: row.recall[10] for row in found if row.direction == "text_to_image"}


def main() -> None:
    """Run the study and write it down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=3)
    seeds = parser.parse_args().seeds
    torch.set_num_threads(1)
    this, rows = Run(f"{COMMAND} --seeds {seeds}", default_device()), list[dict[str, Any]]()
    for seed in range(seeds):
        for by in SPLITS:
            rows.append({"split": by, "seed": seed} | recall_at_10(by, seed))
            print(rows[-1], flush=True)
    write_study("emoji", rows, this.card())
    print(f"wrote {STUDIES / 'emoji.csv'}")


if __name__ == "__main__":
    main()
