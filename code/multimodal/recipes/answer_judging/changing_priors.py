"""Answerers that learn under one set of priors and are asked under another.

In what they learn from, each form of question (*What colour is the heart?*) has favoured answers;
in the test the others are favoured. Five trainings are compared.

Letters: B batch, C answers.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from multimodal.data.questions.balancing import skewed_priors
from multimodal.data.questions.question_set import QuestionSet
from multimodal.losses.known_bias import product_of_experts_loss, reweighted_loss, softened
from multimodal.models.answerers.answerer import Answerer
from multimodal.presets import choose, default_device
from multimodal.recipes.answering.answerer_systems import SYSTEMS
from multimodal.recipes.answering.answering_task import AnsweringTask
from multimodal.recipes.answering.question_loader import QuestionBatch
from multimodal.training.fit import fit
from multimodal.training.seeds import seeded

WITH_BIAS: dict[str, Callable[[Tensor, Tensor, Tensor], Tensor]] = {
    "skewed": lambda logits, bias, answers: F.cross_entropy(logits, answers),
    "reweighted": reweighted_loss,
    "product_of_experts": product_of_experts_loss,
    "softened_product": lambda logits, bias, answers: product_of_experts_loss(
        logits, softened(bias), answers
    ),
}
"""training → loss of (logits, logits of the blind answerer, answers)"""


@dataclass(frozen=True)
class ChangingPriors:
    """What is learned from, and two tests of unseen pictures.

    Attributes:
        skewed: the task whose questions have favoured answers.
        even: as many questions about the same pictures, drawn without favour.
        same, changed: questions whose priors are those of ``skewed``, and the others; both are
            about the pictures of the test.
    """

    skewed: AnsweringTask
    even: AnsweringTask
    same: QuestionSet
    changed: QuestionSet


def changing_priors(task: AnsweringTask, *, seed: int = 0) -> ChangingPriors:
    """Draw which answers are favoured, and divide the questions of a task accordingly.

    Source: the splits VQA-CP of Agrawal et al. 2018, *Don't Just Assume; Look and Answer* (arXiv
    1712.00377).
    """
    pictures = len(task.train.images)
    skewed, changed = skewed_priors(_joined(task.train, task.test), task.test, seed=seed)
    unseen = [
        replace(one, picture=one.picture - pictures)
        for one in skewed.questions
        if one.picture >= pictures
    ]
    learned = [one for one in skewed.questions if one.picture < pictures]
    order = np.random.default_rng([seed, 16]).permutation(len(task.train))[: len(learned)]
    return ChangingPriors(
        skewed=replace(task, train=replace(task.train, questions=tuple(learned))),
        even=replace(task, train=task.train.subset(sorted(order.tolist()))),
        same=replace(task.test, questions=tuple(unseen)),
        changed=changed,
    )


def _joined(first: QuestionSet, second: QuestionSet) -> QuestionSet:
    """Both sets as one, the pictures of the second behind those of the first."""
    moved = [replace(one, picture=one.picture + len(first.images)) for one in second.questions]
    return QuestionSet(
        torch.cat((first.images, second.images)),
        first.crowds + second.crowds,
        (*first.questions, *moved),
    )


class BesideBlind:
    """The loss of an answerer that shall not learn what a blind one knows.

    Args:
        blind: trained on the same questions; it stays as it is.
        loss: of (logits, logits of the blind one, answers).
    """

    def __init__(self, blind: nn.Module, loss: Callable[[Tensor, Tensor, Tensor], Tensor]) -> None:
        self.blind, self.loss = blind.eval(), loss

    def __call__(self, model: Answerer, batch: QuestionBatch) -> Tensor:
        """The loss of a batch, ()."""
        asked = batch.places, batch.tokens, batch.mask
        with torch.no_grad():
            bias = self.blind.to(batch.places.device)(*asked)
        return self.loss(model(*asked), bias, batch.answers)


TRAININGS = ("even", *WITH_BIAS)
SYSTEM = SYSTEMS["product"]
"""which answerer is trained"""


def train_blind(priors: ChangingPriors, *, seed: int) -> nn.Module:
    """What can be learned from skewed questions without looking, on the default device."""
    batches = priors.skewed.batches(seed=seed)
    return SYSTEMS["blind"].run(priors.skewed, batches, seed=seed)


def train_under(name: str, priors: ChangingPriors, blind: nn.Module, *, seed: int) -> nn.Module:
    """An answerer after one of the trainings, on the default device.

    Args:
        name: of ``TRAININGS``; ``even`` learns from questions without favoured answers.
        priors: what is learned from.
        blind: knows the skewed questions; see :func:`train_blind`.
        seed: of the first weights and of the order of the questions.
    """
    task = priors.even if name == "even" else priors.skewed
    loss = BesideBlind(blind, WITH_BIAS["skewed" if name == "even" else name])
    steps = choose(mini=2, small=SYSTEM.steps, full=SYSTEM.steps)
    with seeded(seed):
        model = SYSTEM.build(task).to(default_device())
        fit(model, loss, task.batches(seed=seed), steps=steps, settings=SYSTEM.settings)
    return model.eval()
