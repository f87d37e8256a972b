"""One training loop for every model of the course."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

import torch
from torch import Tensor, nn
from tqdm import tqdm

from multimodal.arguments import require_whole
from multimodal.training.history import History
from multimodal.training.optimiser import FitSettings, Optimiser
from multimodal.training.resume import Checkpoint

BatchLoss = Callable[[Any, Any], Tensor]
"""(model, batch) → loss ()"""
OnStep = Callable[[int, Any], Mapping[str, float | Tensor] | None]
"""(steps done, model) → what to keep in the history"""


@runtime_checkable
class Follows(Protocol):
    """A module that something must happen to after every step of the optimiser."""

    def after_step(self) -> None:
        """Called by :func:`fit`."""


def fit(
    model: nn.Module,
    batch_loss: BatchLoss,
    batches: Iterable[Any],
    *,
    steps: int,
    settings: FitSettings | None = None,
    checkpoint: Path | None = None,
    conditions: Mapping[str, Any] | None = None,
    on_step: Sequence[OnStep] = (),
) -> History:
    """Train ``model`` for ``steps`` steps, in place.

    A step that overflows in float16 is left out: it does not count, nothing follows it, the
    schedule waits, and the next batch is tried with a smaller scale.

    Args:
        model: on the device where it is to be trained; parameters without gradient stay. What of
            it has an ``after_step`` gets it called after every step.
        batch_loss: (model, batch) → loss.
        batches: without end; tensors are moved to the model's device.
        steps: all steps, those before an interruption included.
        settings: of the optimiser and the loop.
        checkpoint: a file to continue from if it is there, and to write to; needs batches that are
            :class:`~multimodal.training.resume.Resumable`.
        conditions: what else must be equal, by name, for a checkpoint to be continued.
        on_step: called after each step with the model; what they return is kept.

    Returns:
        What happened, from the first step on, interruptions left out.

    Raises:
        ValueError: a checkpoint that is damaged or of another training, or that another process
            is writing; batches that end; a loss that is not one number; no steps.
        OSError: the checkpoint cannot be written.
        FloatingPointError: the loss or a gradient is no longer a finite number.
    """
    settings = settings or FitSettings()
    require_whole(1, steps=steps)
    steps = int(steps)
    optimiser, history = Optimiser(model, settings, steps), History()
    parts = {"batches": batches, "model": model, "optimiser": optimiser, "history": history}
    configuration = settings.of_the_result() | {"steps": steps, "precision": optimiser.precision}
    configuration |= conditions or {}
    file = None if checkpoint is None else Checkpoint(Path(checkpoint), parts, configuration)
    with file or nullcontext():
        if file is not None:
            file.load()
        history.begin_leg()
        model.train()
        stream, followers = iter(batches), _followers(model)
        with tqdm(total=steps, initial=history.steps, disable=not settings.log_every) as bar:
            while history.steps < steps:
                if not _step(model, batch_loss, stream, optimiser, history):
                    continue
                _look(model, followers, on_step, history)
                done = history.steps
                if file is not None and (done % settings.checkpoint_every == 0 or done == steps):
                    file.save()
                if settings.log_every and (done % settings.log_every == 0 or done == steps):
                    _show(bar, history)
    return history


def _step(
    model: nn.Module,
    batch_loss: BatchLoss,
    stream: Iterator[Any],
    optimiser: Optimiser,
    history: History,
) -> bool:
    """Whether the step could be taken."""
    try:
        batch = to_device(next(stream), optimiser.device)
    except StopIteration:
        raise ValueError(
            f"the batches ended before step {history.steps + 1}: pass an endless stream"
        ) from None
    with optimiser.autocast():
        loss = batch_loss(model, batch)
    value, rate, taken = optimiser.step(loss)
    if taken:
        history.record(value, rate)
    else:
        history.skip()
    return taken


def _look(
    model: nn.Module, followers: Iterable[Follows], on_step: Iterable[OnStep], history: History
) -> None:
    for part in followers:
        part.after_step()
    for call in on_step:
        history.measure(call(history.steps, model))
        model.train()


def _show(bar: "tqdm[Any]", history: History) -> None:
    skipped = {"skipped": len(history.skipped)} if history.skipped else {}
    bar.set_postfix(loss=f"{history.losses[-1]:.3f}", **skipped, refresh=False)
    bar.update(history.steps - bar.n)


def _followers(model: nn.Module) -> list[Follows]:
    """What must follow a step, unless it is frozen."""
    return [
        module
        for module in model.modules()
        if isinstance(module, Follows) and any(p.requires_grad for p in module.parameters())
    ]


def to_device(batch: Any, device: torch.device) -> Any:
    """The same batch with every tensor on ``device``; tuples, lists and mappings are opened."""
    if isinstance(batch, Tensor):
        return batch.to(device)
    if isinstance(batch, Mapping):
        return {key: to_device(value, device) for key, value in batch.items()}
    if isinstance(batch, tuple | list):
        moved = [to_device(value, device) for value in batch]
        return type(batch)(*moved) if hasattr(batch, "_fields") else type(batch)(moved)
    return batch
