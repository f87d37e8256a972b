"""What the split of the emoji is worth: the chapter's model on three splits, several seeds.

``python -m multimodal.studies.clip_emoji`` writes ``assets/studies/emoji.csv`` and its card.
"""

from typing import Any

from multimodal.recipes.pairs.embedding import embed
from multimodal.recipes.pairs.objectives import contrastive
from multimodal.recipes.pairs.search import retrieval
from multimodal.recipes.pairs.tasks import emoji_task, steps
from multimodal.recipes.pairs.towers import clip_model, fit_settings
from multimodal.studies.command import study
from multimodal.training.fit import fit
from multimodal.training.seeds import seeded

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


def run(seeds: int) -> list[dict[str, Any]]:
    """All splits from each seed: one row a run."""
    rows: list[dict[str, Any]] = []
    for seed in range(seeds):
        for by in SPLITS:
            rows.append({"split": by, "seed": seed} | recall_at_10(by, seed))
            print(rows[-1], flush=True)
    return rows


if __name__ == "__main__":
    study("emoji", "clip_emoji", __doc__, run)
