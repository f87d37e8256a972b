"""CLIP's loss at several scales and SigLIP's, on the drawn scenes: recall, and the modality gap.

``python -m multimodal.studies.clip_losses`` writes the table and its card. What several learning
rates do is asked of seed 0 only.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from torch import Tensor

from multimodal.models.dual_encoder import TwoTowers
from multimodal.recipes.clip.gap import geometry
from multimodal.recipes.pairs.hits import hits
from multimodal.recipes.pairs.objectives import contrastive, contrastive_at, sigmoid
from multimodal.recipes.pairs.search import embed
from multimodal.recipes.pairs.tasks import SceneTask, Task, scene_task, steps
from multimodal.recipes.pairs.towers import clip_model, fit_settings, siglip_model, train_towers
from multimodal.studies.command import Row, study

RATE, LONG = 3e-3, 3


class Recipe(NamedTuple):
    """One way to train; ``scale`` is ``"learned"`` or a number that stays."""

    loss: str
    scale: str
    rate: float
    length: int
    """in trainings of the chapter"""

    def parts(self) -> tuple[Callable[[Task], TwoTowers], Callable[[Any, Any], Tensor]]:
        """What is built, and what it minimises."""
        if self.loss == "sigmoid":
            return siglip_model, sigmoid
        fixed = None if self.scale == "learned" else float(self.scale)
        return clip_model, contrastive if fixed is None else contrastive_at(fixed)


def recipes(seed: int) -> Iterator[Recipe]:
    """Both losses, scales that stay, the sigmoid longer; the rest for seed 0 only."""
    for loss in ("softmax", "sigmoid"):
        yield Recipe(loss, "learned", RATE, 1)
    for scale in ("1", "100"):
        yield Recipe("softmax", scale, RATE, 1)
    yield Recipe("sigmoid", "learned", RATE, LONG)
    if seed == 0:
        yield Recipe("softmax", "learned", RATE, LONG)
        yield Recipe("softmax", "14", RATE, 1)
        yield Recipe("softmax", "1", RATE, LONG)
        for loss in ("softmax", "sigmoid"):
            yield Recipe(loss, "learned", 1e-3, 1)
            yield Recipe(loss, "learned", 1e-2, 1)


def measure(model: TwoTowers, recipe: Recipe, task: SceneTask) -> dict[str, Any]:
    """Recall@1, where the clouds lie (English captions), and what each unseen scene earned."""
    found = embed(model, task.test, task.tokenizer)
    right = hits(found)
    distance, true, other = geometry(found.images, found.texts["en"])
    learned = float(model.scale().detach())
    return {
        "recall_at_1": float(right.mean()),
        "gap": distance,
        "true_pairs": true,
        "other_pairs": other,
        "end_scale": learned if recipe.scale == "learned" else float(recipe.scale),
        "hits": right,
    }


def rows_of(seed: int) -> Iterator[Row]:
    """One row a recipe."""
    task = scene_task()
    for recipe in recipes(seed):
        (build, objective), count = recipe.parts(), recipe.length * steps("scenes")
        model = train_towers(
            build,
            task,
            task.batches(seed=seed),
            steps=count,
            objective=objective,
            settings=fit_settings(learning_rate=recipe.rate),
        )
        told = {"loss": recipe.loss, "scale": recipe.scale, "rate": recipe.rate, "steps": count}
        yield told | {"seed": seed} | measure(model, recipe, task), model


if __name__ == "__main__":
    study("clip_losses", __doc__, rows_of)
