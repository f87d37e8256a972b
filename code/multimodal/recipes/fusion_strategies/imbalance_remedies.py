"""What is done so that the sense which is harder to learn is learned, too."""

from collections.abc import Callable
from dataclasses import dataclass

import torch

from multimodal.data.controlled.sense_pair_loader import Hide, SensePairBatch
from multimodal.models.fusion.additive_fusion import AdditiveFusion
from multimodal.training.gradient_modulation import GradientModulation
from multimodal.training.modality_dropout import ModalityDropout

ALPHA = 0.8
"""of OGM"""


@dataclass(frozen=True)
class Remedy:
    """A change of the training.

    Attributes:
        alpha: of OGM; 0 leaves gradients as they are.
        noise: whether OGM adds its noise ("GE").
        hide: hides senses.
    """

    alpha: float = 0.0
    noise: bool = False
    hide: Hide | None = None

    def watch(self, model: AdditiveFusion, *, seed: int) -> Callable[[SensePairBatch], object]:
        """What is to be done with a batch before each step: nothing, or what modulation needs."""
        if not self.alpha:
            return lambda batch: None
        generator = torch.Generator(model.head.weight.device).manual_seed(seed)
        change = GradientModulation(
            first=model.first,
            second=model.second,
            alpha=self.alpha,
            generator=generator if self.noise else None,
        )

        def look(batch: SensePairBatch) -> None:
            with torch.no_grad():
                first, second = model.parts(batch.first, batch.second).unbind(dim=1)
            change.look(first, second, batch.labels)

        return look


REMEDIES = {
    "plain": Remedy(),
    "ogm": Remedy(alpha=ALPHA),
    "ogm_ge": Remedy(alpha=ALPHA, noise=True),
    "dropout": Remedy(hide=ModalityDropout(first=0.25, second=0.25)),
}
