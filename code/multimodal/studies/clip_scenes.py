"""One table for the chapter on CLIP: variants of the model on the drawn scenes, several seeds.

``python -m multimodal.studies.clip_scenes`` writes the table and its card.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from multimodal.models.dual_encoder import DualEncoder, TwoTowers
from multimodal.models.frozen import freeze
from multimodal.recipes.clip.hard_negatives import binding
from multimodal.recipes.pairs.objectives import contrastive, sigmoid
from multimodal.recipes.pairs.search import embed, retrieval
from multimodal.recipes.pairs.tasks import SceneTask, Task, emoji_task, scene_task, steps
from multimodal.recipes.pairs.towers import (
    bag_clip,
    clip_model,
    fit_settings,
    published_siglip_model,
    siglip_model,
    train_towers,
)
from multimodal.studies.command import Row, study

Build = Callable[[Task], TwoTowers]


def evaluate_model(model: TwoTowers, task: SceneTask) -> dict[str, float]:
    """Recall@1 over the unseen scenes, mean of all languages and directions, and both tests."""
    found = retrieval(embed(model, task.test, task.tokenizer))
    recall = sum(row.recall[1] for row in found) / len(found)
    return {"recall_at_1": recall, **binding(model, task)._asdict()}


def heads_on(towers: DualEncoder) -> Build:
    """New projections on both towers, which stay as they are."""

    def build(task: Task) -> DualEncoder:
        return DualEncoder(
            image_encoder=freeze(towers.image_encoder),
            text_encoder=freeze(towers.text_encoder),
        )

    return build


def variants_of(task: SceneTask, seed: int) -> dict[str, tuple[Build, Any, SceneTask]]:
    """Name → how to build it, what it minimises, what it reads."""
    emoji, settings = emoji_task(), fit_settings(learning_rate=2e-3)
    batches = emoji.batches(seed=seed)
    towers = train_towers(clip_model, emoji, batches, steps=steps("emoji"), settings=settings)
    return {
        "clip": (clip_model, contrastive, task),
        "bag_of_words": (bag_clip, contrastive, task),
        "siglip": (siglip_model, sigmoid, task),
        "siglip_published": (published_siglip_model, sigmoid, task),
        "frozen_towers": (heads_on(towers), contrastive, replace(task, tokenizer=emoji.tokenizer)),
    }


def rows_of(seed: int) -> Iterator[Row]:
    """One row a variant; ``seconds`` of processor time for its training."""
    for name, (build, objective, task) in variants_of(scene_task(), seed).items():
        start, batches = time.process_time(), task.batches(seed=seed)
        model = train_towers(build, task, batches, steps=steps("scenes"), objective=objective)
        spent = round(time.process_time() - start, 1)
        row = {"variant": name, "seed": seed, **evaluate_model(model, task)}
        yield row | {"seconds": spent}, model


if __name__ == "__main__":
    study("clip_scenes", __doc__, rows_of)
