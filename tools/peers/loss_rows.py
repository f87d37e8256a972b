"""Losses alone, of embeddings that come from nowhere; values and gradients agree."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from multimodal.losses.info_nce import clip_loss
from multimodal.losses.nt_xent import nt_xent
from multimodal.losses.queue_info_nce import queue_info_nce
from multimodal.losses.regression import regression_loss
from multimodal.losses.siglip import siglip_loss
from multimodal.losses.sinkhorn import sinkhorn
from multimodal.losses.swapped import swapped_loss
from multimodal.models.moco import MoCo
from tools.peers.agreement import value_and_gradients
from tools.peers.row import OURS, Learner, Row, Side, backward, learners

Loss = Callable[..., Tensor]
Size = tuple[int, int]

PAIRS: Sequence[Size] = ((256, 128), (1024, 256))
VIEWS: Sequence[Size] = ((128, 64), (512, 128))
PROTOTYPES: Sequence[Size] = ((128, 64), (512, 512))
QUEUE = 4096


@dataclass(frozen=True)
class Case:
    """A loss of two matrices.

    Attributes:
        name: of the loss.
        sizes: of the matrices.
        losses: name of a side → gives its loss.
        numbers: further arguments.
        differentiated: how many of the arguments, all when omitted.
        factor: ours is ``factor`` times theirs …
        offset: … plus this.
    """

    name: str
    sizes: Sequence[Size]
    losses: Mapping[str, Callable[[], Loss]]
    numbers: Sequence[float] = ()
    differentiated: int | None = None
    factor: float = 1
    offset: float = 0

    def rows(self) -> Iterator[Row]:
        """A row for each size."""
        for size in self.sizes:
            builders = {side: partial(self.learner, side, size) for side in self.losses}
            yield from learners(f"{self.name} {size[0]} × {size[1]}", builders, [backward])

    def learner(self, side: str, size: Size) -> Learner:
        """One side at one size."""
        inputs = [*vectors(*size), *map(torch.tensor, self.numbers)]
        leaves = [leaf.requires_grad_() for leaf in inputs[: self.differentiated]]
        value = partial(self.losses[side](), *inputs)
        scale = (1, 0) if side == OURS else (self.factor, self.offset)
        return Learner(value, leaves, partial(value_and_gradients, value, leaves, *scale))


def rows() -> Iterator[Row]:
    """All of them."""
    for case in (*CASES, *map(queue_case, VIEWS)):
        yield from case.rows()
    yield from map(sinkhorn_row, (*PROTOTYPES, (4096, 3000)))


def queue_case(size: tuple[int, int]) -> Case:
    """MoCo's loss with the queue that each side keeps."""
    sides = {OURS: partial(our_queue, size[1]), "lightly": partial(lightly_queue, size[1])}
    return Case("MoCo with its queue", [size], sides, differentiated=1)


def sinkhorn_row(size: tuple[int, int]) -> Row:
    """Assignments in equal shares, without a gradient."""
    sides = {OURS: partial(our_sinkhorn, size), "lightly": partial(lightly_sinkhorn, size)}
    return Row("Sinkhorn {} × {}".format(*size), sides)


def vectors(count: int, width: int) -> list[Tensor]:
    """Two matrices, rows of length 1."""
    torch.manual_seed(0)
    return [F.normalize(torch.randn(count, width), dim=1) for _ in range(2)]


def open_clip() -> Loss:
    from open_clip.loss import ClipLoss

    return ClipLoss()


def open_siglip() -> Loss:
    from open_clip.loss import SigLipLoss

    return SigLipLoss()


def transformers() -> Loss:
    from transformers.models.clip.modeling_clip import image_text_contrastive_loss

    return lambda image, text, scale: image_text_contrastive_loss(text @ image.t() * scale)


def lightly_nt_xent() -> Loss:
    from lightly.loss import NTXentLoss

    return NTXentLoss(temperature=0.5)


def lightly_swav() -> Loss:
    from lightly.loss import SwaVLoss

    loss = SwaVLoss()
    return lambda first, second: loss([first, second], [])


def lightly_cosine() -> Loss:
    from lightly.loss import NegativeCosineSimilarity

    return NegativeCosineSimilarity()


def our_queue(width: int) -> Loss:
    """Loss, copy of the queue and entry of the keys, as a training does it."""
    torch.manual_seed(1)
    model = MoCo(encoder=nn.Identity(), projector=nn.Identity(), width=width, length=QUEUE)

    def loss(query: Tensor, key: Tensor) -> Tensor:
        value = queue_info_nce(*model(query, key), temperature=0.5)
        model.after_step()
        return value

    return loss


def lightly_queue(width: int) -> Loss:
    from lightly.loss import NTXentLoss

    torch.manual_seed(1)
    return NTXentLoss(temperature=0.5, memory_bank_size=(QUEUE, width))


def our_sinkhorn(size: Size) -> Side:
    return _assigning(size, sinkhorn)


def lightly_sinkhorn(size: Size) -> Side:
    from lightly.loss.swav_loss import sinkhorn as theirs

    return _assigning(size, theirs)


def _assigning(size: Size, assign: Callable[[Tensor], Tensor]) -> Side:
    scores = vectors(*size)[0]
    return Side(partial(assign, scores), lambda: [assign(scores)])


CASES = (
    Case(
        "clip_loss",
        PAIRS,
        {OURS: lambda: clip_loss, "open_clip": open_clip, "transformers": transformers},
        [14.0],
    ),
    Case(
        "siglip_loss",
        PAIRS,
        {OURS: lambda: siglip_loss, "open_clip": open_siglip},
        [10.0, -5.0],
    ),
    Case("NT-Xent", VIEWS, {OURS: lambda: nt_xent, "lightly": lightly_nt_xent}),
    Case("SwAV", PROTOTYPES, {OURS: lambda: swapped_loss, "lightly": lightly_swav}, factor=2),
    Case(
        "BYOL",
        VIEWS,
        {OURS: lambda: regression_loss, "lightly": lightly_cosine},
        differentiated=1,
        factor=2,
        offset=2,
    ),
)
