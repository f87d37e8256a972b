"""What is compared: a row has sides of one meaning, ours first."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import torch
from torch import Tensor
from torch.nn.utils import clip_grad_norm_

OURS = "ours"


@dataclass(frozen=True)
class Side:
    """One way to do it.

    Attributes:
        run: what is timed.
        says: what must be the same on all sides of a row.
        loss: what is differentiated, where memory is of interest.
    """

    run: Callable[[], object]
    says: Callable[[], Sequence[Tensor]] = tuple
    loss: Callable[[], Tensor] | None = None


@dataclass(frozen=True)
class Row:
    """One comparison.

    Attributes:
        name: unique; the command line chooses by parts of it.
        sides: name → builds the side, and may fail where a library is missing.
        tolerance: largest difference of what the sides say, relative to the largest number.
        memory: whether memory is of interest.
    """

    name: str
    sides: Mapping[str, Callable[[], Side]]
    tolerance: float = 1e-5
    memory: bool = False


@dataclass(frozen=True)
class Learner:
    """A loss of one batch, what it is differentiated by, and what must be equal among learners."""

    loss: Callable[[], Tensor]
    weights: Sequence[Tensor]
    says: Callable[[], Sequence[Tensor]]


Mode = Callable[[Learner], Side]


def forward(learner: Learner) -> Side:
    """The loss alone, without a graph."""
    return Side(torch.no_grad()(learner.loss), learner.says)


def backward(learner: Learner) -> Side:
    """The loss and its gradients."""
    run = lambda: torch.autograd.grad(learner.loss(), learner.weights)  # noqa: E731
    return Side(run, learner.says, learner.loss)


def step(learner: Learner) -> Side:
    """One training step: the loss as a number, gradients, clipped to 1, AdamW."""
    adamw = torch.optim.AdamW(learner.weights, lr=1e-4)

    def run() -> None:
        loss = learner.loss()
        float(loss.detach())
        adamw.zero_grad()
        loss.backward()
        clip_grad_norm_(learner.weights, 1.0)
        adamw.step()

    return Side(run, learner.says, learner.loss)


def learners(
    name: str,
    builders: Mapping[str, Callable[[], Learner]],
    modes: Iterable[Mode],
    *,
    tolerance: float = 1e-5,
    memory: bool = False,
) -> Iterator[Row]:
    """A row for each mode; memory is of interest in the last one."""
    *_, last = modes = list(modes)
    for mode in modes:
        sides = {side: partial(_side, mode, build) for side, build in builders.items()}
        yield Row(f"{name}, {mode.__name__}", sides, tolerance, memory and mode is last)


def _side(mode: Mode, build: Callable[[], Learner]) -> Side:
    return mode(build())
