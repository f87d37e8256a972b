"""Hard attention: one place is looked at for each word, and which one is drawn by lot.

Letters: B batch, L places.
"""

from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.arguments import require_number
from multimodal.models.captioners.show_attend_tell import ShowAttendTell


class HardAttention(ShowAttendTell):
    """The same network, but the context is the annotation of a single place.

    In training the place is drawn from the weights. No gradient passes through a draw: the weights
    learn by REINFORCE (:mod:`multimodal.losses.reinforce`), and from the share of contexts that are
    the mean instead, which lowers the variance. Otherwise it is the likeliest place.

    Args:
        expected: share of the contexts in training that are the weighted mean, as if soft.
        picture, vocabulary, width: of :class:`ShowAttendTell`.

    Raises:
        ValueError: a share outside [0, 1].

    Source: Xu et al. 2015 (arXiv 1502.03044), section 4.1; there half of the pictures of a step.
    """

    def __init__(self, *, expected: float = 0.5, **parts: Any) -> None:
        super().__init__(**parts)
        require_number(expected=expected)
        if not 0 <= expected <= 1:
            raise ValueError(f"expected must be a share between 0 and 1, got {expected}")
        self.expected = expected

    def choose(self, weights: Tensor) -> Tensor:
        """Weights (B, L) → a 1 at one place, 0 elsewhere; or the weights as they are."""
        chances, places = weights.detach(), weights.shape[1]
        if not self.training:
            return F.one_hot(chances.argmax(dim=1), places).to(weights.dtype)
        drawn = F.one_hot(torch.multinomial(chances, 1)[:, 0], places).to(weights.dtype)
        mean = torch.rand(len(weights), 1, device=weights.device) < self.expected
        return torch.where(mean, weights, drawn)
