"""A picture and a word must give an answer: data, batches, and trainings that use one or both.

Letters: N items, B in a batch.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, from_numpy

from multimodal.data.stream import Stream
from multimodal.models.two_senses import TwoSenses
from multimodal.presets import default_device
from multimodal.training.fit import fit
from multimodal.training.optimiser import FitSettings

BATCH = 128
SETTINGS = FitSettings(learning_rate=2e-3, weight_decay=0.3, warmup=0.1, log_every=0)


class SenseData(NamedTuple):
    """Pictures with a word each, and the right answers."""

    pictures: Tensor
    """(N, …) uint8 pixels, or float features"""
    words: Tensor
    """(N,) int64, numbers of words"""
    answers: Tensor
    """(N,) int64"""


class SenseBatch(NamedTuple):
    """What a training step sees."""

    pictures: Tensor
    """(B, …) float"""
    words: Tensor
    """(B,) int64"""
    answers: Tensor
    """(B,) int64"""
    draws: Tensor
    """(B,) float, uniform in [0, 1): by them a sense is hidden"""


class SenseLoader(Stream[SenseBatch]):
    """Endless batches of pictures, words and answers."""

    def __init__(self, data: SenseData, *, seed: int, batch_size: int = BATCH) -> None:
        super().__init__(len(data.answers), batch_size=batch_size, seed=seed)
        self.data = data

    def _data(self) -> object:
        return self.data

    def _batch(self, rows: np.ndarray, random: np.random.Generator) -> SenseBatch:
        chosen = from_numpy(rows)
        draws = from_numpy(random.random(len(rows), dtype=np.float32))
        pictures, words, answers = (part[chosen] for part in self.data)
        return SenseBatch(as_floats(pictures), words, answers, draws)


def as_floats(pictures: Tensor) -> Tensor:
    """Pixels (…) uint8 → [0, 1]; features stay as they are."""
    return pictures / 255 if pictures.dtype == torch.uint8 else pictures


@dataclass(frozen=True)
class Answering:
    """Cross-entropy of the answers, with the senses that the training may use.

    Attributes:
        picture, words: whether this sense is there at all.
        dropout: share of the items whose picture is hidden, and of those whose word is hidden;
            modality dropout as in Neverova et al. 2016 (arXiv 1501.00102).

    Raises:
        ValueError: no sense at all, or so much dropout that some items would lose both.
    """

    picture: bool = True
    words: bool = True
    dropout: float = 0.0

    def __post_init__(self) -> None:
        if not (self.picture or self.words):
            raise ValueError("a model needs a sense: picture, words or both")
        if not 0 <= self.dropout <= 0.5:
            raise ValueError(f"dropout must be between 0 and 0.5, got {self.dropout}")

    def __call__(self, model: TwoSenses, batch: SenseBatch) -> Tensor:
        """The loss of a batch, ()."""
        logits = model(batch.pictures, batch.words, self.present(batch.draws))
        return F.cross_entropy(logits, batch.answers)

    def present(self, draws: Tensor) -> Tensor:
        """Draws (B,) in [0, 1) → which senses are there, (B, 2) bool."""
        picture = draws.ge(self.dropout) & self.picture
        words = draws.lt(1 - self.dropout) & self.words
        return torch.stack((picture, words), dim=1)


BOTH, PICTURE = Answering(), Answering(words=False)


def train_senses(
    model: TwoSenses,
    data: SenseData,
    objective: Answering,
    *,
    seed: int,
    steps: int,
    settings: FitSettings = SETTINGS,
) -> TwoSenses:
    """Train in place, and return the model in evaluation mode."""
    model.to(default_device())
    batches = SenseLoader(data, seed=seed)
    fit(model, objective, batches, steps=steps, settings=settings)
    return model.eval()


def answer(
    model: TwoSenses, data: SenseData, *, picture: bool = True, words: bool = True
) -> Tensor:
    """Probabilities of the answers, (N, K), from the senses that are there."""
    device = model.word.weight.device
    present = torch.tensor([[picture, words]], device=device)
    with torch.inference_mode():
        parts = zip(data.pictures.split(1000), data.words.split(1000), strict=True)
        logits = [
            model(as_floats(seen.to(device)), read.to(device), present.expand(len(read), -1)).cpu()
            for seen, read in parts
        ]
    return torch.cat(logits).softmax(dim=1)


def correct(
    model: TwoSenses, data: SenseData, *, picture: bool = True, words: bool = True
) -> Tensor:
    """Which items get their answer, (N,) bool."""
    return answer(model, data, picture=picture, words=words).argmax(dim=1) == data.answers
