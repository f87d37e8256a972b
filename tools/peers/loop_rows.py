"""``fit`` beside loops that one writes by hand, on one batch again and again."""

import copy
import math
from collections.abc import Callable, Iterator
from functools import partial
from itertools import repeat
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.utils import clip_grad_norm_
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR

from multimodal.data.labelled import ImageBatch
from multimodal.data.scenes.dataset import scene_dataset
from multimodal.recipes.mae.masked import MaskedPixels, mae_model
from multimodal.recipes.pairs.objectives import contrastive
from multimodal.recipes.pairs.tasks import BATCH, Task
from multimodal.recipes.pairs.towers import clip_model
from multimodal.text.tokenizer import Tokenizer
from multimodal.training.fit import BatchLoss, fit
from multimodal.training.optimiser import FitSettings, rate_share
from tools.peers.row import OURS, Row, Side

SETTINGS = FitSettings(log_every=0)
Start = tuple[nn.Module, BatchLoss, Any, int]
"""model, loss, batch, steps"""
Train = Callable[[nn.Module, BatchLoss, Any, int], object]


def rows() -> Iterator[Row]:
    """Models of the chapters, and one that is nothing but overhead."""
    starts = {"CLIP": clip, "MAE": mae, "30 small layers": layers}
    for name, start in starts.items():
        sides = {
            OURS: partial(_side, start, by_fit),
            "bare loop": partial(_side, start, bare, same=False),
            "loop that clips and schedules": partial(_side, start, careful),
        }
        yield Row(f"fit, {name}", sides)


def by_fit(model: nn.Module, loss: BatchLoss, batch: Any, steps: int) -> None:
    fit(model, loss, repeat(batch), steps=steps, settings=SETTINGS)


def bare(model: nn.Module, loss: BatchLoss, batch: Any, steps: int) -> None:
    adamw = AdamW(model.parameters(), lr=SETTINGS.learning_rate)
    for _ in range(steps):
        value = loss(model, batch)
        adamw.zero_grad()
        value.backward()
        adamw.step()


def careful(model: nn.Module, loss: BatchLoss, batch: Any, steps: int) -> list[float]:
    """Matrices alone decay; clipping, schedule, losses kept, an end to training on NaN."""
    weights, losses = list(model.parameters()), []
    groups = [
        {"params": [w for w in weights if w.ndim >= 2], "weight_decay": SETTINGS.weight_decay},
        {"params": [w for w in weights if w.ndim < 2], "weight_decay": 0.0},
    ]
    adamw = AdamW(groups, lr=SETTINGS.learning_rate, betas=SETTINGS.betas)
    schedule = LambdaLR(adamw, partial(rate_share, settings=SETTINGS, steps=steps))
    for _ in range(steps):
        value = loss(model, batch)
        losses.append(value.item())
        if not math.isfinite(losses[-1]):
            raise FloatingPointError(losses[-1])
        adamw.zero_grad()
        value.backward()
        clip_grad_norm_(weights, SETTINGS.clip_norm)
        adamw.step()
        schedule.step()
    return losses


def clip() -> Start:
    data = scene_dataset(BATCH, seed=0)
    task = Task("scenes", data, data, Tokenizer.train(data.texts(), 600))
    return clip_model(task), contrastive, next(iter(task.batches(seed=0))), 10


def mae() -> Start:
    batch = ImageBatch(torch.rand(96, 1, 28, 28), torch.zeros(96))
    return mae_model(), MaskedPixels(), batch, 20


def layers() -> Start:
    """Many weights, nothing to compute."""
    return nn.Sequential(*(nn.Linear(8, 8) for _ in range(30))), squares, torch.ones(4, 8), 100


def squares(model: nn.Module, batch: Tensor) -> Tensor:
    return model(batch).square().mean()


def _side(start: Callable[[], Start], train: Train, *, same: bool = True) -> Side:
    torch.manual_seed(0)
    untrained, loss, batch, steps = start()
    untrained.train()

    def run() -> list[Tensor]:
        model = copy.deepcopy(untrained)
        torch.manual_seed(0)
        train(model, loss, batch, steps)
        return [weight.detach() for weight in model.parameters()]

    return Side(run, run if same else tuple)
