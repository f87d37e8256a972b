"""One training loop for every model of the course."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from tqdm import tqdm

from multimodal.training.atomic import require_writable
from multimodal.training.checkpoint import load_checkpoint, require_resumable, save_checkpoint
from multimodal.training.device import to_device
from multimodal.training.history import History
from multimodal.training.precision import autocast
from multimodal.training.settings import FitSettings
from multimodal.training.state import TrainingState, new_state

BatchLoss = Callable[[Any, Any], Tensor]
"""(model, batch) → loss ()"""
OnStep = Callable[[int, Any], Mapping[str, float | Tensor] | None]
"""(steps done, model) → what to keep in the history"""


def fit(
    model: nn.Module,
    batch_loss: BatchLoss,
    batches: Iterable[Any],
    *,
    steps: int,
    settings: FitSettings | None = None,
    checkpoint: Path | None = None,
    on_step: Sequence[OnStep] = (),
) -> History:
    """Train ``model`` for ``steps`` steps, in place.

    Args:
        model: on the device where it is to be trained; parameters without gradient stay.
        batch_loss: (model, batch) → loss.
        batches: without end; tensors are moved to the model's device.
        steps: all steps, those before an interruption included.
        settings: of the optimiser and the loop.
        checkpoint: a file to continue from if it is there, and to write to; needs batches that are
            :class:`~multimodal.training.state.Resumable`.
        on_step: called after each step with the model; what they return is kept.

    Returns:
        What happened, from the first step on, interruptions left out.

    Raises:
        ValueError: a checkpoint of another training, or batches that end.
        OSError: the checkpoint's folder cannot be written to.
        FloatingPointError: the loss or a gradient is no longer a finite number.
    """
    settings = settings or FitSettings()
    state = new_state(model, batches, steps=steps, settings=settings)
    if checkpoint is not None:
        _prepare(Path(checkpoint), state)
    model.train()
    stream = iter(batches)
    with tqdm(total=steps, initial=state.history.steps, disable=not settings.log_every) as bar:
        while state.history.steps < steps:
            _step(state, batch_loss, stream, settings)
            done = state.history.steps
            for call in on_step:
                state.history.measure(call(done, model))
                model.train()
            if checkpoint is not None and (done % settings.checkpoint_every == 0 or done == steps):
                save_checkpoint(Path(checkpoint), state)
            if settings.log_every and (done % settings.log_every == 0 or done == steps):
                bar.set_postfix(loss=f"{state.history.losses[-1]:.3f}", refresh=False)
                bar.update(done - bar.n)
    return state.history


def _prepare(path: Path, state: TrainingState) -> None:
    require_resumable(state.batches)
    require_writable(path)
    if path.exists():
        load_checkpoint(path, state)


def _step(
    state: TrainingState, batch_loss: BatchLoss, stream: Iterator[Any], settings: FitSettings
) -> None:
    number = state.history.steps + 1
    try:
        batch = to_device(next(stream), state.device)
    except StopIteration:
        raise ValueError(
            f"the batches ended before step {number}: pass an endless stream"
        ) from None
    with autocast(state.configuration["precision"], state.device):
        loss = batch_loss(state.model, batch)
    value = float(loss.detach())
    if not math.isfinite(value):
        raise FloatingPointError(f"the loss is {value} in step {number}: lower the learning rate")
    state.optimiser.zero_grad()
    state.scaler.scale(loss).backward()
    state.scaler.unscale_(state.optimiser)
    norm = nn.utils.clip_grad_norm_(state.model.parameters(), settings.clip_norm)
    if not state.scaler.is_enabled() and not torch.isfinite(norm):
        raise FloatingPointError(f"a gradient is not finite in step {number}: check the loss")
    state.history.losses.append(value)
    state.history.learning_rates.append(float(state.schedule.get_last_lr()[0]))
    state.scaler.step(state.optimiser)
    state.scaler.update()
    state.schedule.step()
