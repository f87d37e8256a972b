"""Does a model know who has which property? Tests with one true and one false caption."""

from typing import NamedTuple

from multimodal.data.scenes.grammar import replace_negatives, swap_negatives
from multimodal.language import DATA_LANGUAGES
from multimodal.metrics.binding import pairwise_accuracy
from multimodal.models.dual_encoder import TwoTowers
from multimodal.recipes.pairs.search import embed_images, embed_texts
from multimodal.recipes.pairs.tasks import SceneTask

NEGATIVES = {"replace": replace_negatives, "swap": swap_negatives}


class Binding(NamedTuple):
    """Shares of contrasts decided rightly, a tie counted as half; guessing gives one half."""

    replace: float
    swap: float


def binding(model: TwoTowers, task: SceneTask) -> Binding:
    """Both tests on the unseen scenes, all languages together."""
    return Binding(*(_accuracy(model, task, kind) for kind in NEGATIVES))


def _accuracy(model: TwoTowers, task: SceneTask, kind: str) -> float:
    contrasts = [
        (row, contrast)
        for row, scene in enumerate(task.test.scenes)
        for language in DATA_LANGUAGES
        for contrast in NEGATIVES[kind](scene, language)
    ]
    images = embed_images(model, task.test.images)[[row for row, _ in contrasts]]
    true, false = (
        (images * embed_texts(model, texts, task.tokenizer)).sum(1)
        for texts in ([c.true for _, c in contrasts], [c.false for _, c in contrasts])
    )
    tied = (true - false).abs() < 1e-5  # the same words summed in another order
    return pairwise_accuracy(true, false.where(~tied, true))
