"""The settings of a training, printed beside it: read from the objects, never repeated by hand."""

import textwrap
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from typing import Protocol

from torch import nn

from multimodal.training.optimiser import FitSettings

WIDTH = 79


class Sized(Protocol):
    """What is read of a loader; all loaders of the course have it."""

    size: int
    batch_size: int


def describe(model: nn.Module, batches: Sized, *, steps: int, settings: FitSettings) -> str:
    """Lines "name  value", aligned: the arguments are those that ``fit`` is given.

    Args:
        model: whose parameters are counted; those that no gradient reaches are named apart.
        batches: a loader of the course, with or without augmentation.
        steps: of the training.
        settings: of the optimiser.

    Returns:
        At most 79 characters a line.
    """
    lines = {**_model(model), **_data(batches, steps), **_optimiser(settings, steps)}
    column = max(map(len, lines)) + 2
    return "\n".join(line for name, text in lines.items() for line in _wrap(name, text, column))


def _model(model: nn.Module) -> dict[str, str]:
    trained = sum(p.numel() for p in model.parameters() if p.requires_grad)
    frozen = sum(p.numel() for p in model.parameters()) - trained
    return {"model": type(model).__name__, "trained parameters": f"{trained:,}"} | (
        {"frozen parameters": f"{frozen:,}"} if frozen else {}
    )


def _data(batches: Sized, steps: int) -> dict[str, str]:
    passes = steps * batches.batch_size / batches.size
    augment = getattr(batches, "augment", None)
    return {
        "training items": f"{batches.size:,}",
        "batch size": f"{batches.batch_size:,}",
        "steps": f"{steps:,}",
        "passes over the data": f"{passes:.2g}" if passes < 10 else f"{passes:,.0f}",
        "augmentation": "none" if augment is None else _name(augment),
    }


def _name(augment: object) -> str:
    """A dataclass shows its settings; of a function the name is enough."""
    if not is_dataclass(augment):
        return str(getattr(augment, "__name__", repr(augment)))
    shown = ", ".join(f"{one.name}={_short(getattr(augment, one.name))}" for one in fields(augment))
    return f"{type(augment).__name__}({shown})"


def _short(value: object) -> str:
    return f"{value:.3g}" if isinstance(value, float) else repr(value)


def _optimiser(settings: FitSettings, steps: int) -> dict[str, str]:
    warmup = f"{round(settings.warmup * steps):,} steps up ({settings.warmup:.0%})"
    return {
        "optimiser": f"AdamW, betas {settings.betas}",
        "learning rate": f"{settings.learning_rate:g} at its peak",
        "schedule": f"{warmup}, then half a cosine down to {settings.floor:.0%}",
        "weight decay": f"{settings.weight_decay:g} on matrices, 0 on vectors and scalars",
        "gradient norm": f"at most {settings.clip_norm:g}",
    }


def _wrap(name: str, text: str, column: int) -> Iterable[str]:
    lines = textwrap.wrap(text, WIDTH - column) or [""]
    yield f"{name:<{column}}{lines[0]}"
    yield from (" " * column + line for line in lines[1:])
