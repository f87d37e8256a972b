"""Everything that a training is in the middle of."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

import torch
from torch import nn
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR

from multimodal.training.history import History
from multimodal.training.optimiser import make_optimiser, make_schedule
from multimodal.training.precision import make_scaler, resolve_precision
from multimodal.training.settings import FitSettings


@runtime_checkable
class Resumable(Protocol):
    """An endless stream of batches that can say where it stands and go there again."""

    def state_dict(self) -> dict[str, Any]:
        """Where the stream stands, as JSON can hold it."""

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go where ``state`` was taken."""


@dataclass
class TrainingState:
    """A model with all that changes while it is trained."""

    model: nn.Module
    optimiser: AdamW
    schedule: LambdaLR
    scaler: torch.amp.GradScaler
    history: History
    batches: Iterable[Any]
    configuration: dict[str, Any]
    """what must be equal for a training to be continued; JSON can hold it"""

    @property
    def device(self) -> torch.device:
        """Where the model lives."""
        return next(self.model.parameters()).device


def new_state(
    model: nn.Module, batches: Iterable[Any], *, steps: int, settings: FitSettings
) -> TrainingState:
    """The state before the first step."""
    optimiser = make_optimiser(model, settings)
    precision = resolve_precision(settings.precision, next(model.parameters()).device)
    return TrainingState(
        model,
        optimiser,
        make_schedule(optimiser, settings, steps),
        make_scaler(precision),
        History(),
        batches,
        _configuration(settings, steps) | {"precision": precision},
    )


def _configuration(settings: FitSettings, steps: int) -> dict[str, Any]:
    shown = ("learning_rate", "weight_decay", "betas", "warmup", "floor", "clip_norm")
    values = {name: getattr(settings, name) for name in shown}
    return values | {"betas": list(settings.betas), "steps": steps}
