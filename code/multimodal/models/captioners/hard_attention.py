"""Hard attention: one place is looked at for each word, and which one is drawn by lot.

Letters: B batch, L places.
"""

import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.models.captioners.show_attend_tell import ShowAttendTell


class HardAttention(ShowAttendTell):
    """The same network, but the context is the annotation of a single place.

    In training the place is drawn from the weights: no gradient passes through the draw, so that
    the weights must be trained by REINFORCE (:mod:`multimodal.losses.reinforce`). Otherwise it is
    the likeliest place.

    Source: Xu et al. 2015 (arXiv 1502.03044), section 4.1.
    """

    def choose(self, weights: Tensor) -> Tensor:
        """Weights (B, L) → a 1 at one place, 0 elsewhere, without gradient."""
        chances = weights.detach()
        place = torch.multinomial(chances, 1)[:, 0] if self.training else chances.argmax(dim=1)
        return F.one_hot(place, weights.shape[1]).to(weights.dtype)
