"""One table for the chapter on CLIP: variants of the model on the drawn scenes, several seeds.

``python -m multimodal.studies.clip_scenes`` writes the table and its card.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from multimodal.encoders.grid_cnn import GridCNN
from multimodal.models.dual_encoder import DualEncoder, TwoTowers
from multimodal.models.frozen import freeze
from multimodal.presets import default_device
from multimodal.recipes.clip.false_twins import TwinLoader, with_twins
from multimodal.recipes.clip.hard_negatives import binding
from multimodal.recipes.clip.reading import causal_clip, close_texts
from multimodal.recipes.clip.swap_wordings import swap_in_wording
from multimodal.recipes.pairs.hits import hits
from multimodal.recipes.pairs.objectives import contrastive
from multimodal.recipes.pairs.search import embed
from multimodal.recipes.pairs.tasks import BATCH, SceneTask, Task, emoji_task, scene_task, steps
from multimodal.recipes.pairs.towers import (
    bag_clip,
    clip_model,
    fit_settings,
    text_transformer,
    train_towers,
)
from multimodal.studies.command import Row, study
from multimodal.training.seeds import seeded

Build = Callable[[Task], TwoTowers]


class Variant(NamedTuple):
    """How to build a model, what it minimises, what it reads."""

    build: Build
    objective: Any
    task: SceneTask


def evaluate_model(model: TwoTowers, task: SceneTask) -> dict[str, Any]:
    """Recall@1 over the unseen scenes, mean of all languages and directions, and both tests."""
    right = hits(embed(model, task.test, task.tokenizer))
    tests = binding(model, task)._asdict()
    others = [swap_in_wording(model, task, wording) for wording in range(1, 5)]
    tests["swap_other"] = sum(others) / len(others)  # in the wordings that twins never had
    tests["swap_side"] = swap_in_wording(model, task, 0, side=1)  # from the side they never had
    return {"recall_at_1": float(right.mean()), **tests, "hits": right}


def heads_on(towers: DualEncoder, *, image: bool = True, text: bool = True) -> Build:
    """New projections on both towers. Those named stay as they are, the other one starts anew."""

    def build(task: Task) -> DualEncoder:
        return DualEncoder(
            image_encoder=freeze(towers.image_encoder) if image else GridCNN(),
            text_encoder=freeze(towers.text_encoder) if text else text_transformer(task),
        )

    return build


def variants_of(task: SceneTask, seed: int) -> Iterator[tuple[str, Variant]]:
    """Name → model, loss and data."""
    yield "twins", Variant(clip_model, with_twins, task)
    yield "clip", Variant(clip_model, contrastive, task)
    yield "bag_of_words", Variant(bag_clip, contrastive, task)
    yield "causal", Variant(causal_clip, contrastive, close_texts(task))
    emoji, settings = emoji_task(), fit_settings(learning_rate=2e-3)
    batches = emoji.batches(seed=seed)
    towers = train_towers(clip_model, emoji, batches, steps=steps("emoji"), settings=settings)
    with seeded(seed):
        blank = clip_model(emoji).to(default_device())
    read = replace(task, tokenizer=emoji.tokenizer)
    for name, kept in {"emoji": towers, "untrained": blank}.items():
        yield f"frozen_{name}", Variant(heads_on(kept), contrastive, read)
        yield f"frozen_{name}_image", Variant(heads_on(kept, text=False), contrastive, read)
        if seed == 0:
            yield f"frozen_{name}_text", Variant(heads_on(kept, image=False), contrastive, read)


def batches_of(variant: Variant, seed: int) -> Any:
    """Pairs, with a false twin for each where the loss wants one."""
    if variant.objective is with_twins:
        return TwinLoader(variant.task, seed=seed, size=BATCH)
    return variant.task.batches(seed=seed)


def rows_of(seed: int) -> Iterator[Row]:
    """One row a variant; ``seconds`` of processor time for its training."""
    for name, variant in variants_of(scene_task(), seed):
        batches, start = batches_of(variant, seed), time.process_time()
        model = train_towers(
            variant.build,
            variant.task,
            batches,
            steps=steps("scenes"),
            objective=variant.objective,
        )
        spent = round(time.process_time() - start, 1)
        row = {"variant": name, "seed": seed, **evaluate_model(model, variant.task)}
        yield row | {"seconds": spent}, model


if __name__ == "__main__":
    study("clip_scenes", __doc__, rows_of)
