"""AdamW with a warm-up and a half cosine."""

import math
from functools import partial

from torch import nn
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR

from multimodal.training.settings import FitSettings


def make_optimiser(model: nn.Module, settings: FitSettings) -> AdamW:
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


def make_schedule(optimiser: AdamW, settings: FitSettings, steps: int) -> LambdaLR:
    """The learning rate of each step, as a share of its peak."""
    return LambdaLR(optimiser, partial(rate_share, settings=settings, steps=steps))


def rate_share(step: int, *, settings: FitSettings, steps: int) -> float:
    """Share of the peak learning rate in step 0, 1, …, steps − 1."""
    warmup = round(settings.warmup * steps)
    if step < warmup:
        return (step + 1) / (warmup + 1)
    progress = (step - warmup) / max(1, steps - warmup)
    cosine = (1 + math.cos(math.pi * min(1.0, progress))) / 2
    return settings.floor + (1 - settings.floor) * cosine
