"""Where the two modalities lie in the common space, watched while a model trains."""

from typing import NamedTuple

from torch import Tensor

from multimodal.metrics.geometry import modality_gap
from multimodal.models.dual_encoder import DualEncoder
from multimodal.recipes.pairs.search import embed
from multimodal.recipes.pairs.tasks import Task


class Geometry(NamedTuple):
    """One look at the common space."""

    step: int
    distance: float
    true_pairs: float
    other_pairs: float
    scale: float


def geometry(images: Tensor, texts: Tensor) -> tuple[float, float, float]:
    """Distance of the centroids, mean cosine of true pairs, mean cosine of all other pairs.

    Args:
        images: (N, D) unit vectors; row i belongs to row i of ``texts``.
        texts: (N, D) unit vectors.

    Source: Liang et al. 2022 (arXiv 2203.02053), section 2: the distance of the two centres.
    """
    cosines = images @ texts.T
    count = len(cosines)
    others = (cosines.sum() - cosines.trace()) / (count * (count - 1))
    return modality_gap(images, texts), float(cosines.trace() / count), float(others)


class GapTrace:
    """What the common space of unseen pairs looked like, each time it was looked at.

    Args:
        task: whose unseen pairs are looked at.
        language: of their captions.
    """

    def __init__(self, task: Task, *, language: str = "en") -> None:
        self.task, self.language = task, language
        self.seen: list[Geometry] = []

    def look(self, model: DualEncoder, step: int) -> None:
        """Measure after ``step`` steps, 0 being before training."""
        found = embed(model, self.task.test, self.task.tokenizer, languages=(self.language,))
        scale = float(model.logit_scale.detach().exp())
        self.seen.append(Geometry(step, *geometry(found.images, found.texts[self.language]), scale))

    def column(self, name: str) -> list[float]:
        """All measured values of one field."""
        return [getattr(look, name) for look in self.seen]
