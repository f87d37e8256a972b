"""What templates do to names of emoji, read with and without training on them, several seeds.

``python -m multimodal.studies.clip_prompts`` writes the table and its card.
"""

from collections.abc import Iterator
from typing import Any

import torch

from multimodal.metrics.retrieval import hit_probability
from multimodal.models.dual_encoder import TwoTowers
from multimodal.recipes.clip.prompts import (
    PROMPTS,
    ensemble,
    prompt_vectors,
    right_of_ten,
    with_prompts,
)
from multimodal.recipes.pairs.search import embed
from multimodal.recipes.pairs.tasks import Task, emoji_task, steps
from multimodal.recipes.pairs.towers import clip_model, fit_settings, train_towers
from multimodal.studies.command import Row, study


def tasks() -> Iterator[tuple[str, Task]]:
    """What the captions are, and the data."""
    yield "names", emoji_task()
    yield "prompts", with_prompts(emoji_task())


def measure(model: TwoTowers, task: Task) -> Iterator[dict[str, Any]]:
    """For each language: names look for unseen emoji, emoji choose among ten names."""
    found = embed(model, task.test, task.tokenizer)
    for language, texts in found.texts.items():
        names = [names[0] for names in task.test.captions[language]]
        wrapped = prompt_vectors(model, names, PROMPTS[language], task.tokenizer)
        each = [right_of_ten(found.images @ vectors.T) for vectors in wrapped]
        hits = hit_probability(texts @ found.images.T, torch.arange(len(texts)), 10)
        yield {
            "language": language,
            "recall_at_10": float(hits.mean()),
            "bare": right_of_ten(found.images @ texts.T),
            "wrapped": sum(each) / len(each),
            "ensemble": right_of_ten(found.images @ ensemble(wrapped).T),
            "hits": hits,
        }


def rows_of(seed: int) -> Iterator[Row]:
    """One row a training and language."""
    settings = fit_settings(learning_rate=2e-3)
    for captions, task in tasks():
        batches = task.batches(seed=seed)
        model = train_towers(clip_model, task, batches, steps=steps("emoji"), settings=settings)
        for row in measure(model, task):
            yield {"captions": captions, "seed": seed} | row, model


if __name__ == "__main__":
    study("clip_prompts", __doc__, rows_of)
