"""Where the two modalities lie in the common space, watched while a model trains."""

from typing import NamedTuple

from torch import Tensor

from multimodal.models.clip import DualEncoder
from multimodal.recipes.embedding import embed
from multimodal.recipes.tasks import Task


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

    Source: Liang et al. 2022, "Mind the Gap", section 4 (distance of the two centres).
    """
    cosines = images @ texts.T
    count = len(cosines)
    others = (cosines.sum() - cosines.trace()) / (count * (count - 1))
    distance = (images.mean(0) - texts.mean(0)).norm()
    return float(distance), float(cosines.trace() / count), float(others)


class GapTrace:
    """Called by ``fit`` at every step; looks at unseen pairs every ``every`` steps."""

    def __init__(self, task: Task, *, language: str = "en", every: int = 20) -> None:
        self.task, self.language, self.every = task, language, every
        self.seen: list[Geometry] = []

    def look(self, model: DualEncoder, step: int) -> None:
        """Measure now; call it once before training for the starting point."""
        found = embed(model, self.task.test, self.task.tokenizer, languages=(self.language,))
        scale = float(model.logit_scale.detach().exp())
        self.seen.append(Geometry(step, *geometry(found.images, found.texts[self.language]), scale))

    def column(self, name: str) -> list[float]:
        """All measured values of one field."""
        return [getattr(look, name) for look in self.seen]
