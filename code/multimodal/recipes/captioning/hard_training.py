"""How hard attention is trained: by REINFORCE, with a moving average as its baseline."""

from dataclasses import dataclass, field

import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.data.pairs import PairBatch
from multimodal.losses.next_token import next_token_loss
from multimodal.losses.reinforce import reinforce_loss
from multimodal.models.captioners.hard_attention import HardAttention
from multimodal.models.captioners.show_attend_tell import Reading

KEPT = 0.9


@dataclass
class DrawnPlaces:
    """Words by cross-entropy, places by REINFORCE; the reward is the sentence's log-likelihood.

    Attributes:
        strength: of the term of REINFORCE.
        entropy: of the bonus for undecided weights, which keep other places possible.
        with_baseline: whether a moving average of earlier rewards is subtracted.

    Source: Xu et al. 2015 (arXiv 1502.03044), section 4.1.
    """

    strength: float = 1.0
    entropy: float = 0.01
    with_baseline: bool = True
    usual: Tensor | None = field(default=None, repr=False)
    """moving average of rewards, ()"""

    def __call__(self, model: HardAttention, batch: PairBatch) -> Tensor:
        """The loss of a batch, ()."""
        reading, targets = model.read(batch.images, batch.tokens[:, :-1]), batch.tokens[:, 1:]
        reward = log_likelihood(reading, targets).detach()
        usual = self.usual if self.with_baseline and self.usual is not None else 0.0
        places = reinforce_loss(reward, log_chance(reading, targets), baseline=usual)
        self._remember(reward.mean())
        spread = undecided(reading, targets)
        words = next_token_loss(reading.logits, targets)
        return words + self.strength * places - self.entropy * spread

    def _remember(self, reward: Tensor) -> None:
        self.usual = reward if self.usual is None else KEPT * self.usual + (1 - KEPT) * reward


def log_likelihood(reading: Reading, targets: Tensor) -> Tensor:
    """Mean log-probability of a sentence's real tokens (B,), given the places that were drawn."""
    real = targets != 0
    chances = -F.cross_entropy(reading.logits.transpose(1, 2), targets, reduction="none")
    return (chances * real).sum(dim=1) / real.sum(dim=1)


def log_chance(reading: Reading, targets: Tensor) -> Tensor:
    """Log-probability of all places that were drawn while a sentence was written, (B,)."""
    drawn = (reading.used == 1).any(dim=2) & (targets != 0)  # (B, M)
    chances = (reading.weights * reading.used.detach()).sum(dim=2)
    return (chances.clamp_min(1e-9).log() * drawn).sum(dim=1)


def undecided(reading: Reading, targets: Tensor) -> Tensor:
    """Mean entropy of the weights over real tokens, in nats, ()."""
    entropy = -torch.xlogy(reading.weights, reading.weights).sum(dim=2)
    real = targets != 0
    return (entropy * real).sum() / real.sum()


def gradient_variance(
    model: HardAttention, pairs: PairBatch, *, baseline: float, draws: int
) -> float:
    """Summed variance of REINFORCE's gradient for one batch over draws of places.

    Counted over the layers that make the weights; the model stays as it is.
    """
    layers = (model.key, model.query, model.score)
    weights = [part for layer in layers for part in layer.parameters()]
    model.train()
    found = []
    for _ in range(draws):
        reading, targets = model.read(pairs.images, pairs.tokens[:, :-1]), pairs.tokens[:, 1:]
        reward = log_likelihood(reading, targets)
        loss = reinforce_loss(reward, log_chance(reading, targets), baseline=baseline)
        gradients = torch.autograd.grad(loss, weights)
        found.append(torch.cat([part.flatten() for part in gradients]))
    return float(torch.stack(found).var(dim=0).sum())
