"""One table for the chapter on CLIP: variants of the model on the drawn scenes, several seeds.

``python -m multimodal.studies.clip_scenes`` writes ``assets/studies/scenes.csv`` and its card.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from multimodal.models.clip import DualEncoder
from multimodal.models.frozen import freeze
from multimodal.models.towers import TwoTowers
from multimodal.recipes.clip.hard_negatives import binding
from multimodal.recipes.pairs.embedding import embed
from multimodal.recipes.pairs.objectives import contrastive, sigmoid
from multimodal.recipes.pairs.search import retrieval
from multimodal.recipes.pairs.tasks import SceneTask, emoji_task, scene_task, steps
from multimodal.recipes.pairs.towers import (
    bag_clip,
    clip_model,
    fit_settings,
    published_siglip_model,
    siglip_model,
)
from multimodal.studies.command import study
from multimodal.training.fit import fit
from multimodal.training.seeds import seeded

Build = Callable[[SceneTask], TwoTowers]


def score(model: TwoTowers, task: SceneTask) -> dict[str, float]:
    """Recall@1 over the unseen scenes, mean of all languages and directions, and both tests."""
    found = retrieval(embed(model, task.test, task.tokenizer))
    recall = sum(row.recall[1] for row in found) / len(found)
    return {"recall_at_1": recall, **binding(model, task)._asdict()}


def trained(build: Build, objective: Any, task: SceneTask, seed: int) -> TwoTowers:
    """A model of the chapter's size and schedule, trained from this seed."""
    with seeded(seed):
        model = build(task)
    batches = task.batches(seed=seed)
    fit(model, objective, batches, steps=steps("scenes"), settings=fit_settings())
    return model


def emoji_towers(seed: int) -> tuple[DualEncoder, Any]:
    """Towers that were trained on emoji, and the tokenizer that they read with."""
    task = emoji_task()
    with seeded(seed):
        model = clip_model(task)
    settings = fit_settings(learning_rate=2e-3)
    fit(model, contrastive, task.batches(seed=seed), steps=steps("emoji"), settings=settings)
    return model, task.tokenizer


def heads_on(towers: DualEncoder) -> Build:
    """New projections on both towers, which stay as they are."""

    def build(task: SceneTask) -> DualEncoder:
        return DualEncoder(
            image_encoder=freeze(towers.image_encoder),
            text_encoder=freeze(towers.text_encoder),
            image_width=towers.image_projection.in_features,
            text_width=towers.text_projection.in_features,
        )

    return build


def variants_of(task: SceneTask, seed: int) -> dict[str, tuple[Build, Any, SceneTask]]:
    """Name → how to build it, what it minimises, what it reads."""
    towers, tokenizer = emoji_towers(seed)
    reread = replace(task, tokenizer=tokenizer)
    return {
        "clip": (clip_model, contrastive, task),
        "bag_of_words": (bag_clip, contrastive, task),
        "siglip": (siglip_model, sigmoid, task),
        "siglip_published": (published_siglip_model, sigmoid, task),
        "frozen_towers": (heads_on(towers), contrastive, reread),
    }


def run(seeds: int) -> list[dict[str, Any]]:
    """All variants from each seed: one row a run."""
    task = scene_task()
    rows = []
    for seed in range(seeds):
        for name, (build, objective, own) in variants_of(task, seed).items():
            start = time.process_time()
            model = trained(build, objective, own, seed)
            spent = round(time.process_time() - start, 1)
            rows.append({"variant": name, "seed": seed, **score(model, own), "seconds": spent})
            print(rows[-1], flush=True)
    return rows


if __name__ == "__main__":
    study("scenes", "clip_scenes", __doc__, run)
