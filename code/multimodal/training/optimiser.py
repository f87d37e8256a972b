"""How a model is trained: settings, AdamW with a warm-up and a half cosine, mixed precision."""

import math
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR

from multimodal.arguments import require_number

LOW = {"bfloat16": torch.bfloat16, "float16": torch.float16}
AMPERE = 8
"""first generation of CUDA devices that computes in bfloat16"""
PRECISIONS = ("auto", "float32", "bfloat16", "float16")
LEAST_SCALE = 1.0
"""A loss that overflows although float16 scales it down is not a matter of precision."""


@dataclass(frozen=True)
class FitSettings:
    """What :func:`multimodal.training.fit.fit` needs to know besides model, loss and data.

    Attributes:
        learning_rate: at its peak, after the warm-up.
        weight_decay: of AdamW, on matrices; vectors and scalars (biases, norms, scales) have none.
        betas: of AdamW.
        warmup: share of all steps in which the rate rises linearly from 0; then it falls as a half
            cosine.
        floor: learning rate at the end, as a share of its peak.
        clip_norm: gradients longer than this are shortened to it.
        precision: ``"auto"`` takes bfloat16 or float16 on a GPU that has it, float32 otherwise;
            float16 runs on a CPU too, slowly, when it is named.
        checkpoint_every: steps between two checkpoints.
        log_every: steps between two updates of the progress bar; 0 shows none.

    Raises:
        ValueError: a value out of range.
    """

    learning_rate: float = 1e-3
    weight_decay: float = 0.05
    betas: tuple[float, float] = (0.9, 0.98)
    warmup: float = 0.05
    floor: float = 0.0
    clip_norm: float = 1.0
    precision: str = "auto"
    checkpoint_every: int = 100
    log_every: int = 10

    def __post_init__(self) -> None:
        for name in ("learning_rate", "weight_decay", "warmup", "floor", "clip_norm"):
            require_number(**{name: getattr(self, name)})
            object.__setattr__(self, name, float(getattr(self, name)))  # a checkpoint keeps it
        bounds = {
            "learning_rate": self.learning_rate > 0,
            "weight_decay": self.weight_decay >= 0,
            "betas": all(0 <= beta < 1 for beta in self.betas),
            "warmup": 0 <= self.warmup < 1,
            "floor": 0 <= self.floor <= 1,
            "clip_norm": self.clip_norm > 0,
            "precision": self.precision in PRECISIONS,
            "checkpoint_every": self.checkpoint_every >= 1,
            "log_every": self.log_every >= 0,
        }
        for name, fine in bounds.items():
            if not fine:
                raise ValueError(f"FitSettings: {name}={getattr(self, name)!r} is out of range")

    def of_the_result(self) -> dict[str, Any]:
        """What decides where a training ends; the rest is about watching it."""
        watching = ("precision", "checkpoint_every", "log_every")
        return {name: value for name, value in asdict(self).items() if name not in watching}


class Step(NamedTuple):
    """What one step was."""

    loss: float
    rate: float
    """learning rate"""
    taken: bool
    """False: the loss or a gradient overflowed in float16, nothing has changed but the scale"""


class Optimiser:
    """AdamW, its schedule and the scaler that float16 needs, for one model.

    Args:
        model: on the device where it is to be trained.
        settings: of the optimiser.
        steps: of the whole training.

    Raises:
        ValueError: everything is frozen, or a precision that the device does not have.
    """

    def __init__(self, model: nn.Module, settings: FitSettings, steps: int) -> None:
        self.adamw = make_adamw(model, settings)
        self.weights = list(model.parameters())
        self.device = self.weights[0].device
        self.precision = resolve_precision(settings.precision, self.device)
        self.clip_norm = settings.clip_norm
        shares = partial(rate_share, settings=settings, steps=steps)
        self.schedule = LambdaLR(self.adamw, shares)
        self.scaler = torch.amp.GradScaler(self.device.type, enabled=self.precision == "float16")

    def autocast(self) -> AbstractContextManager[object]:
        """The context in which the loss is computed."""
        if self.precision not in LOW:
            return nullcontext()
        return torch.autocast(self.device.type, dtype=LOW[self.precision])

    def step(self, loss: Tensor) -> Step:
        """One step down the gradient of ``loss``, unless the scaler leaves it out.

        Raises:
            ValueError: the loss is not one number with a gradient.
            FloatingPointError: the loss or a gradient is no longer a finite number, in float16
                down to the least scale.
        """
        _require_loss(loss)
        self.adamw.zero_grad()
        self.scaler.scale(loss).backward()
        self.scaler.unscale_(self.adamw)
        norm = nn.utils.clip_grad_norm_(self.weights, self.clip_norm)
        both = torch.cat((loss.detach().reshape(1), norm.reshape(1)))
        value, length = both.tolist()  # the only wait for the device
        taken = math.isfinite(value) and math.isfinite(length)
        rate = float(self.schedule.get_last_lr()[0])
        if taken:
            self.scaler.step(self.adamw)
            self.scaler.update()
            self.schedule.step()
        else:
            self._forgive(value)
        return Step(value, rate, taken)

    def _forgive(self, loss: float) -> None:
        """Scale less, if there is a scaler and that may help."""
        number = self.schedule.last_epoch + 1
        if self.scaler.is_enabled():
            before = self.scaler.get_scale()
            self.scaler.update()
            if LEAST_SCALE <= self.scaler.get_scale() < before:
                return
            raise FloatingPointError(
                f"step {number} overflows in float16 at every scale: lower the learning rate, "
                "check the loss, or take precision='float32'"
            )
        if not math.isfinite(loss):
            raise FloatingPointError(
                f"the loss is {loss} in step {number}: lower the learning rate"
            )
        raise FloatingPointError(f"a gradient is not finite in step {number}: check the loss")

    def state_dict(self) -> dict[str, Any]:
        """The states of all three."""
        return {name: getattr(self, name).state_dict() for name in ("adamw", "schedule", "scaler")}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go where ``state`` was taken."""
        for name, part in state.items():
            getattr(self, name).load_state_dict(part)


def _require_loss(loss: object) -> None:
    if not isinstance(loss, Tensor):
        got = type(loss).__name__
    elif loss.numel() != 1 or not loss.requires_grad or loss.is_complex():
        got = f"a tensor of shape {tuple(loss.shape)}, {loss.dtype}"
    else:
        return
    raise ValueError(f"the loss must be one number that depends on what is trained, got {got}")


def make_adamw(model: nn.Module, settings: FitSettings) -> AdamW:
    """AdamW over the parameters that are to be trained; only matrices decay.

    Raises:
        ValueError: everything is frozen.
    """
    trained = [parameter for parameter in model.parameters() if parameter.requires_grad]
    if not trained:
        raise ValueError("the model has nothing to train: all its parameters are frozen")
    groups = [
        {"params": [p for p in trained if p.ndim >= 2], "weight_decay": settings.weight_decay},
        {"params": [p for p in trained if p.ndim < 2], "weight_decay": 0.0},
    ]
    return AdamW(
        [group for group in groups if group["params"]],
        lr=settings.learning_rate,
        betas=settings.betas,
    )


def rate_share(step: int, *, settings: FitSettings, steps: int) -> float:
    """Share of the peak learning rate in step 0, 1, …, steps − 1."""
    warmup = round(settings.warmup * steps)
    if step < warmup:
        return (step + 1) / (warmup + 1)
    progress = (step - warmup) / max(1, steps - warmup)
    cosine = (1 + math.cos(math.pi * min(1.0, progress))) / 2
    return settings.floor + (1 - settings.floor) * cosine


def resolve_precision(precision: str, device: torch.device) -> str:
    """The precision to use: ``"auto"`` is low on a GPU, float32 elsewhere.

    Raises:
        ValueError: a low precision was asked for on a device that does not have it.
    """
    if precision != "auto":
        there = ("cuda", "cpu") if precision == "float16" else ("cuda",)
        if precision in LOW and device.type not in there:
            raise ValueError(f"{precision} needs a GPU, this model is on {device.type}")
        return precision
    if device.type != "cuda":
        return "float32"
    major, _ = torch.cuda.get_device_capability(device)
    return "bfloat16" if major >= AMPERE else "float16"
