"""What an answer owes to the map of attention: change the weights, and ask again.

Letters: B batch, L places, Q questions, C answers.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

import torch
from torch import Tensor, nn

from multimodal.layers.guided_attention import Attended
from multimodal.models.answerers.answerer import AttendingAnswerer
from multimodal.models.answerers.dual_attention import DualAttention
from multimodal.models.answerers.stacked_attention import StackedAttention

Change = Callable[[Tensor], Tensor]
"""weights (B, L) → weights (B, L)"""


class Difference(NamedTuple):
    """What became of the answers when something was changed."""

    changed: float
    """share of the questions that get another answer"""
    distance: float
    """mean over questions of ``½ Σ |p − q|``, from 0 (nothing changed) to 1"""


def looks_at_places(model: AttendingAnswerer) -> list[nn.Module]:
    """The parts that weigh places, hop after hop.

    Raises:
        ValueError: a model whose parts are not known here.
    """
    if isinstance(model, StackedAttention):
        return [hop.get_submodule("attend") for hop in model.hops]
    if isinstance(model, DualAttention):
        return [step.get_submodule("to_places") for step in model.steps]
    raise ValueError(
        f"stacked or dual attention is wanted, got {type(model).__name__}: "
        "name its parts that weigh places yourself"
    )


@contextmanager
def maps_changed(looks: Sequence[nn.Module], change: Change) -> Iterator[None]:
    """Meanwhile these parts weigh places (B, L, D) as ``change`` makes of their weights."""

    def weigh_anew(part: nn.Module, inputs: tuple[Tensor, ...], found: Attended) -> Attended:
        weights = change(found.weights)
        return Attended((weights[:, :, None] * inputs[0]).sum(dim=1), weights)

    handles = [look.register_forward_hook(weigh_anew) for look in looks]
    try:
        yield
    finally:
        for handle in handles:
            handle.remove()


def shuffled(random: torch.Generator) -> Change:
    """Every map's weights dealt to its places by chance: as uneven as before, elsewhere."""

    def change(weights: Tensor) -> Tensor:
        order = torch.rand(weights.shape, generator=random).argsort(dim=1)
        return weights.gather(1, order.to(weights.device))

    return change


def even(weights: Tensor) -> Tensor:
    """All places weigh the same: nothing is chosen."""
    return torch.full_like(weights, 1 / weights.shape[1])


def of_another_question(weights: Tensor) -> Tensor:
    """Each question gets the map of the one before it in the batch."""
    return weights.roll(1, dims=0)


def loudest_place_only(weights: Tensor) -> Tensor:
    """All the weight on the place that had most."""
    return torch.nn.functional.one_hot(weights.argmax(dim=1), weights.shape[1]).to(weights.dtype)


def difference(logits: Tensor, changed: Tensor) -> Difference:
    """Compare the answers before and after, both (Q, C).

    Source: Jain and Wallace 2019, *Attention is not Explanation* (arXiv 1902.10186), section 4.2.1.
    """
    before, after = logits.softmax(dim=1), changed.softmax(dim=1)
    return Difference(
        changed=float((logits.argmax(dim=1) != changed.argmax(dim=1)).float().mean()),
        distance=float((before - after).abs().sum(dim=1).mean() / 2),
    )
