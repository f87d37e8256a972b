"""MFM learns the task: both modalities from factors, and a guess of what is missing.

Letters: N rows, D width, C subgroups.
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from multimodal.data.controlled.sense_pair_loader import SensePairBatch
from multimodal.losses.factorised_loss import factorised_loss, surrogate_loss
from multimodal.models.factorised_multimodal import FactorisedMultimodal
from multimodal.presets import choose, default_device
from multimodal.recipes.fusion_representations.joint_trial import SETTINGS, STEPS, pair_loader
from multimodal.recipes.fusion_representations.subgroup_task import Labelled, SubgroupTask
from multimodal.training.fit import fit
from multimodal.training.seeds import seeded

CODE, PRIVATE, HIDDEN, HIDE = 48, 16, 96, 0.3
RECONSTRUCTION, PRIOR = 0.3, 1.0


class RegularMFM(nn.Module):
    """The model behind a layer that hides numbers of its inputs in training.

    Args:
        model: two modalities (B, D).
        hide: share of the numbers.
    """

    def __init__(self, model: FactorisedMultimodal, *, hide: float = HIDE) -> None:
        super().__init__()
        self.model = model
        self.hide = nn.Dropout(hide)

    def forward(self, first: Tensor, second: Tensor, present: Tensor) -> Tensor:
        """Logits (N, C): where a modality is missing, from codes that the other one suggests."""
        full = self.model.encode(first, second).shared
        no_first = self.model.without_first(second).shared
        no_second = self.model.without_second(first).shared
        shared = torch.where(present[:, :1], torch.where(present[:, 1:], full, no_second), no_first)
        return self.model.head(self.model.shared_factor(shared))

    def picture_of(self, names: Tensor) -> Tensor:
        """Vectors of names (N, D) → the vectors of pictures that are regenerated, (N, D)."""
        return self.model.decode(self.model.without_first(names)).first


def mfm(task: SubgroupTask) -> RegularMFM:
    """Untrained."""
    width = task.train.pictures.shape[1]
    sizes = {"shared": CODE, "private": PRIVATE, "hidden": HIDDEN}
    return RegularMFM(
        FactorisedMultimodal(first=width, second=width, labels=len(task.subgroups), **sizes)
    )


def mfm_loss(model: RegularMFM, batch: SensePairBatch) -> Tensor:
    """The loss of the factors, and that of both guesses: ()."""
    inner, first, second = model.model, model.hide(batch.first), model.hide(batch.second)
    codes, made = inner(first, second)
    loss = factorised_loss(
        [batch.first, batch.second], [made.first, made.second], made.logits, batch.labels, codes,
        reconstruction=RECONSTRUCTION, prior=PRIOR,
    )  # fmt: skip
    for guess, missing, side in (
        (inner.without_second(first), batch.second, "second"),
        (inner.without_first(second), batch.first, "first"),
    ):
        found = inner.decode(guess)
        known = codes.shared, getattr(codes, side)
        guessed = guess.shared, getattr(guess, side)
        again = getattr(found, side)
        loss = loss + surrogate_loss(known, guessed, missing, again, found.logits, batch.labels)
    return loss


def train_mfm(task: SubgroupTask, *, seed: int, steps: int | None = None) -> RegularMFM:
    """The trained model, in evaluation mode, on the default device."""
    steps = steps or choose(mini=2, small=STEPS, full=STEPS)
    with seeded(seed):
        model = mfm(task).to(default_device())
        batches = pair_loader(task.train.pairs(), seed=seed)
        fit(model, mfm_loss, batches, steps=steps, settings=SETTINGS)
    return model.eval()


def regenerated(model: RegularMFM, part: Labelled) -> list[Tensor]:
    """Cosines of the pictures that names suggest with all pictures, a matrix (N, N) a language."""
    device = next(model.parameters()).device
    pictures = F.normalize(part.pictures, dim=1)
    with torch.inference_mode():
        made = [model.picture_of(names.to(device)).cpu() for names in part.names]
    return [F.normalize(one, dim=1) @ pictures.T for one in made]
