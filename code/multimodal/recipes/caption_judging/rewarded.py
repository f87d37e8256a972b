"""Self-critical training: a captioner learns from a score of the sentences that it draws itself.

Letters: B batch, M tokens.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from multimodal.data.pairs import PairBatch
from multimodal.decoding.greedy import greedy
from multimodal.decoding.sampling import sample
from multimodal.losses.self_critical import self_critical_loss
from multimodal.models.captioners.captioner import Captioner
from multimodal.recipes.captioning.scene_captions import LONGEST
from multimodal.text.caption_vocabulary import CaptionVocabulary
from multimodal.token_ids import END
from multimodal.training.optimiser import FitSettings

Reward = Callable[[Sequence[str], Tensor], Tensor]
"""(B sentences, the numbers of their pictures (B,)) → rewards (B,)"""
SETTINGS = FitSettings(learning_rate=4e-4, weight_decay=0.0, warmup=0.1, log_every=0)
"""a fifth of the rate of teacher forcing"""
BASELINES = ("greedy", "mean", "none")


class Attempt(NamedTuple):
    """Sentences of a batch, and what they are worth."""

    tokens: Tensor
    """(B, M) int64, without the first token"""
    reward: Tensor
    """(B,)"""


class SelfCritical:
    """The objective for :func:`multimodal.training.fit.fit`.

    Args:
        vocabulary: of the model.
        reward: of sentences about the pictures of a batch.
        baseline: ``"greedy"``, as published: the reward of the likeliest words; ``"mean"``: the
            mean reward of the batch; ``"none"``: zero.
        language: of all sentences.

    Raises:
        ValueError: another baseline.

    Source: Rennie et al. 2017 (arXiv 1612.00563); the mean: Luo 2020 (arXiv 2003.09971),
    there over several sentences of one picture.
    """

    def __init__(
        self,
        vocabulary: CaptionVocabulary,
        reward: Reward,
        *,
        baseline: str = "greedy",
        language: str = "en",
    ) -> None:
        if baseline not in BASELINES:
            raise ValueError(f"unknown baseline {baseline!r}: choose one of {', '.join(BASELINES)}")
        self.vocabulary, self.reward, self.baseline = vocabulary, reward, baseline
        self.first = vocabulary.start(language)

    def __call__(self, model: Captioner, batch: PairBatch) -> Tensor:
        """Draw a sentence for each picture, compare it with the baseline, and return the loss."""
        drawn = self.attempt(model, batch, sample)
        first = torch.full_like(drawn.tokens[:, :1], self.first)
        logits = model(batch.images, torch.cat((first, drawn.tokens[:, :-1]), dim=1))  # (B, M, V)
        chosen = logits.log_softmax(dim=-1).gather(2, drawn.tokens[..., None])[..., 0]  # (B, M)
        return self_critical_loss(
            chosen, until_end(drawn.tokens), drawn.reward, self.compared_with(model, batch, drawn)
        )

    def compared_with(self, model: Captioner, batch: PairBatch, drawn: Attempt) -> Tensor:
        """The baseline, (B,)."""
        if self.baseline == "greedy":
            return self.attempt(model, batch, greedy).reward
        mean = drawn.reward.mean() if self.baseline == "mean" else torch.zeros(())
        return mean.expand_as(drawn.reward)

    @torch.no_grad()
    def attempt(self, model: Captioner, batch: PairBatch, search: Callable[..., Tensor]) -> Attempt:
        """Sentences by greedy decoding or by sampling, and their rewards."""
        state = model.begin(batch.images)
        first = torch.full_like(batch.image_ids, self.first)
        tokens = search(model.step, state, first, end=END, longest=LONGEST)
        reward = self.reward(self.vocabulary.read(tokens), batch.image_ids)
        return Attempt(tokens, reward.to(tokens.device))


def until_end(tokens: Tensor) -> Tensor:
    """(B, M) bool: the tokens of a sentence with its first end, not those that fill the row up."""
    ended = (tokens == END).int()
    return ended.cumsum(dim=1) - ended == 0


def gradient_spread(
    model: Captioner, objective: SelfCritical, pairs: PairBatch, *, draws: int
) -> tuple[float, float]:
    """How much the gradient of the same batch changes from draw to draw.

    Returns:
        The total variance over all parameters, and the squared length of the mean gradient.
    """
    weights = [p for p in model.parameters() if p.requires_grad]
    total, squares = [torch.zeros_like(w) for w in weights], 0.0
    for _ in range(draws):
        found = torch.autograd.grad(objective(model, pairs), weights, allow_unused=True)
        for place, one in enumerate(found):
            if one is not None:
                total[place] += one
                squares += float(one.square().sum())
    mean = sum(float((one / draws).square().sum()) for one in total)
    return (squares / draws - mean) * draws / (draws - 1), mean
