"""Emoji found by name with two frozen towers and two trained heads, as LiT does with one tower.

Letters: N concepts, G languages, K width of the pictures' features, D of the names' vectors.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from multimodal.data.pairs import PairBatch, PairDataset
from multimodal.data.splits import split_by_image
from multimodal.data.stream import Stream
from multimodal.language import DATA_LANGUAGES
from multimodal.metrics.retrieval import hit_probability
from multimodal.models.dual_encoder import DualEncoder
from multimodal.models.stored_features import StoredFeatures
from multimodal.presets import choose, default_device
from multimodal.recipes.pairs.objectives import contrastive
from multimodal.training.fit import fit
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded

WIDTH, BATCH = 256, 256
DROPOUTS = (0.0, 0.5)
SETTINGS = FitSettings(learning_rate=1e-3, weight_decay=0.5, warmup=0.1, log_every=0)
Reader = Callable[[Sequence[str]], Tensor]
"""texts → (N, D)"""


class Halves(NamedTuple):
    """The same concepts as features and as vectors of their names, brought to unit variance."""

    pictures: Tensor  # (N, K)
    names: Tensor  # (G, N, D), one name a language

    def rows(self, chosen: Sequence[int]) -> "Halves":
        """A part of the concepts."""
        return Halves(self.pictures[chosen], self.names[:, chosen])


@dataclass(frozen=True)
class Stored:
    """What frozen towers say of the concepts to learn from and of the unseen ones."""

    train: Halves
    test: Halves


def store(pictures: Sequence[Tensor], names: Sequence[Tensor]) -> Stored:
    """Both parts at the scale of the first.

    Args:
        pictures: features (N, K) of the concepts to learn from, and of the unseen ones.
        names: vectors (G, N, D) of the same, see :func:`read_names`.
    """
    seen, read = _Scale.of(pictures[0]), _Scale.of(names[0].flatten(0, 1))
    train, test = (Halves(seen(x), read(y)) for x, y in zip(pictures, names, strict=True))
    return Stored(train, test)


def read_names(part: PairDataset, read: Reader) -> Tensor:
    """The first name of every concept in each language, (G, N, D)."""
    texts = [[names[0] for names in part.captions[language]] for language in DATA_LANGUAGES]
    return torch.stack([read(names) for names in texts])


def steps() -> int:
    """How many steps a training of the heads takes."""
    return choose(mini=3, small=300, full=300)


class HalfLoader(Stream[PairBatch]):
    """Endless batches of stored features; a language is drawn for each concept each time."""

    def __init__(self, data: Halves, *, seed: int, batch_size: int = BATCH) -> None:
        size = len(data.pictures)
        super().__init__(size, batch_size=min(batch_size, size), seed=seed)
        self.data = data

    def _batch(self, rows: np.ndarray, random: np.random.Generator) -> PairBatch:
        chosen = torch.from_numpy(rows)
        language = torch.from_numpy(random.integers(len(self.data.names), size=len(rows)))
        names = self.data.names[language, chosen]
        real = torch.ones(len(rows), 1, dtype=torch.bool)
        return PairBatch(self.data.pictures[chosen], names, real, chosen)


def train_heads(data: Halves, *, dropout: float, seed: int) -> DualEncoder:
    """Two linear heads and a scale, trained with CLIP's loss on stored features."""
    image = StoredFeatures(data.pictures.shape[-1], dropout=dropout)
    text = StoredFeatures(data.names.shape[-1])
    with seeded(seed):
        model = DualEncoder(image_encoder=image, text_encoder=text, width=WIDTH)
        model.to(default_device())
        fit(model, contrastive, HalfLoader(data, seed=seed), steps=steps(), settings=SETTINGS)
    return model.eval()


def hits(model: DualEncoder, data: Halves, k: int) -> Tensor:
    """Per language and concept, whether the picture is among the k nearest to its name, (G, N)."""
    device, answers = model.logit_scale.device, torch.arange(len(data.pictures))
    with torch.inference_mode():
        pictures = model.encode_image(data.pictures.to(device))
        similar = [
            (model.encode_text(names.to(device), names.new_ones(len(names), 1)) @ pictures.T).cpu()
            for names in data.names
        ]
    return torch.stack([hit_probability(one, answers, k) for one in similar])


def choose_dropout(data: Halves, *, seed: int) -> float:
    """The share of hidden features that finds most of a fifth of the concepts held out."""
    ids = [str(row) for row in range(len(data.pictures))]
    parts = split_by_image(ids, {"kept": 0.8, "held_out": 0.2}, seed=seed)
    kept, held_out = (data.rows(parts[part]) for part in ("kept", "held_out"))

    def found(dropout: float) -> float:
        return float(hits(train_heads(kept, dropout=dropout, seed=seed), held_out, 10).mean())

    return max(DROPOUTS, key=found)


class _Scale(NamedTuple):
    mean: Tensor
    deviation: Tensor

    @classmethod
    def of(cls, x: Tensor) -> "_Scale":
        return cls(x.mean(0), x.std(0) + 1e-3 * x.std())

    def __call__(self, x: Tensor) -> Tensor:
        return (x - self.mean) / self.deviation
