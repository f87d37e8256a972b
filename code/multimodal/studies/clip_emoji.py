"""What the split of the emoji is worth: the chapter's model on three splits, several seeds.

``python -m multimodal.studies.clip_emoji`` writes the table and its card.
"""

from collections.abc import Iterator

from multimodal.recipes.pairs.search import embed, retrieval
from multimodal.recipes.pairs.tasks import emoji_task, steps
from multimodal.recipes.pairs.towers import clip_model, fit_settings, train_towers
from multimodal.studies.command import Row, study

SPLITS = ("random", "concept", "family")


def rows_of(seed: int) -> Iterator[Row]:
    """Recall@10 of names looking for unseen emoji, by language, for each split."""
    settings = fit_settings(learning_rate=2e-3)
    for by in SPLITS:
        task = emoji_task(by=by)
        batches = task.batches(seed=seed)
        model = train_towers(clip_model, task, batches, steps=steps("emoji"), settings=settings)
        found = retrieval(embed(model, task.test, task.tokenizer))
        scores = {r.language: r.recall[10] for r in found if r.direction == "text_to_image"}
        yield {"split": by, "seed": seed} | scores, model


if __name__ == "__main__":
    study("clip_emoji", __doc__, rows_of)
