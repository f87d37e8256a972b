from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class Heads(NamedTuple):
    image: nn.Linear
    text: nn.Linear
    scale: float


def contrastive(image: Tensor, text: Tensor, scale: Tensor) -> Tensor:
    """The symmetric contrastive loss; normalises both sides."""
    logits = (
        scale * F.normalize(image, dim=-1) @ F.normalize(text, dim=-1).T
    )
    pairs = torch.arange(len(logits))
    return (
        F.cross_entropy(logits, pairs) + F.cross_entropy(logits.T, pairs)
    ) / 2


def train_heads(
    towers: tuple[nn.Module, nn.Module],
    pairs: tuple[Tensor, Tensor],
    *,
    width: int,
    steps: int,
    seed: int,
) -> Heads:
    """Train a linear head without bias per tower, and a scale up to 100."""
    torch.manual_seed(seed)
    features = [
        encode(tower, x) for tower, x in zip(towers, pairs, strict=True)
    ]
    image, text = (
        nn.Linear(x.shape[-1], width, bias=False) for x in features
    )
    log_scale = nn.Parameter(torch.tensor(1 / 0.07).log())
    optimizer = torch.optim.Adam(
        [image.weight, text.weight, log_scale], lr=0.01
    )
    for _ in range(steps):
        batch = torch.randperm(len(features[0]))[:128]
        loss = contrastive(
            image(features[0][batch]),
            text(features[1][batch]),
            log_scale.exp(),
        )
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        log_scale.data.clamp_(max=torch.tensor(100.0).log().item())
    return Heads(image, text, min(log_scale.exp().item(), 100.0))


@torch.no_grad()
def encode(tower: nn.Module, x: Tensor) -> Tensor:
    """The features of a frozen tower, which is left as it was."""
    modes = [module.training for module in tower.modules()]
    features = tower.eval()(x)
    for module, mode in zip(tower.modules(), modes, strict=True):
        module.training = mode
    return features
