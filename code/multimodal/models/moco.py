"""MoCo: a queue of keys from earlier batches, written by a slowly moving encoder.

Letters: B batch, E width of the embeddings, K keys in the queue.
"""

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from multimodal.models.momentum import MomentumCopy
from multimodal.models.siamese import Siamese


class Keys(NamedTuple):
    """What :func:`multimodal.losses.queue_info_nce.queue_info_nce` compares."""

    query: Tensor
    """(B, E) of the first views"""
    key: Tensor
    """(B, E) of the second views, rows of length 1, without gradient"""
    queue: Tensor
    """(K, E) keys of earlier batches, rows of length 1: a copy that later batches leave alone"""


class MoCo(Siamese):
    """A trained network for queries, its slow copy for keys, and the last K keys as negatives.

    The queue starts with random directions; it and the slow copy are part of the state dict. Both
    move when ``fit`` calls :meth:`after_step`, with the keys of the last batch in training mode.

    Args:
        encoder: (B, C, H, W) → (B, D).
        projector: (B, D) → (B, E).
        width: E.
        length: K.
        momentum: of the slow copy.

    Raises:
        ValueError: an empty queue, or a momentum out of range.

    The batch is not shuffled between devices before its keys are computed (their section 3.3). A
    projector with batch normalisation therefore lets a query and its key share statistics. In the
    chapter's training (150 steps, seed 0) it matters little: over twelve batches the loss is 6.19,
    and 6.20 when half of the company in which a key is normalised is exchanged.

    Source: He et al. 2020 (arXiv 1911.05722), algorithm 1; a non-linear head as in MoCo v2, Chen et
    al. 2020 (arXiv 2003.04297), whose own has no batch normalisation. Chapter
    ``representation/contrastive``.
    """

    queue: Tensor
    cursor: Tensor

    def __init__(
        self,
        *,
        encoder: nn.Module,
        projector: nn.Module,
        width: int,
        length: int = 4096,
        momentum: float = 0.99,
    ) -> None:
        super().__init__(encoder=encoder, projector=projector)
        if length < 1:
            raise ValueError(f"the queue must hold at least one key, got length={length}")
        self.slow = MomentumCopy(nn.Sequential(encoder, projector), momentum=momentum)
        self.register_buffer("queue", F.normalize(torch.randn(length, width), dim=1))  # (K, E)
        self.register_buffer("cursor", torch.tensor(0))
        self._fresh: Tensor | None = None

    def forward(self, first: Tensor, second: Tensor) -> Keys:
        """Two views (B, C, H, W): queries of the first, keys of the second."""
        key = F.normalize(self.slow(second), dim=1)
        self._fresh = key if self.training else self._fresh
        return Keys(self.embed(first), key, self.queue.clone())

    @torch.no_grad()
    def enqueue(self, key: Tensor) -> None:
        """Write keys (B, E) over the oldest ones; the end of the queue is followed by its start.

        Raises:
            ValueError: more keys than the queue is long, or of another width.
        """
        if len(key) > len(self.queue):
            raise ValueError(f"{len(key)} keys do not fit into a queue of {len(self.queue)}")
        if key.shape[1:] != self.queue.shape[1:]:
            raise ValueError(
                f"keys {tuple(key.shape)} do not fit into a queue {tuple(self.queue.shape)}"
            )
        places = (self.cursor + torch.arange(len(key), device=key.device)) % len(self.queue)
        self.queue[places] = key.to(self.queue.dtype)
        self.cursor.copy_((self.cursor + len(key)) % len(self.queue))

    def after_step(self) -> None:
        """Let the batch's keys into the queue and the slow copy follow; ``fit`` calls this."""
        if self._fresh is not None:
            self.enqueue(self._fresh)
            self._fresh = None
        self.slow.follow(nn.Sequential(self.encoder, self.projector))
