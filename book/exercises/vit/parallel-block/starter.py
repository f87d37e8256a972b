from typing import NamedTuple

import torch.nn.functional as F
from einops import rearrange
from torch import Tensor


class Weights(NamedTuple):
    norm: Tensor  # (D,) gain before both branches
    qkv: Tensor  # (3 * D, D) all queries, then keys, then values
    log_scale: Tensor  # (H,) one for each head
    out: Tensor  # (D, D) after the heads are joined
    up: Tensor  # (F, D)
    up_bias: Tensor  # (F,)
    down: Tensor  # (D, F)
    down_bias: Tensor  # (D,)


def normalise(x: Tensor, gain: Tensor) -> Tensor:
    """Layer normalisation without centring and without bias."""
    mean_square = x.square().mean(dim=-1, keepdim=True)
    return x * (mean_square + 1e-6).rsqrt() * gain


def parallel_block(x: Tensor, weights: Weights) -> Tensor:
    """Tokens (B, N, D) through attention and MLP side by side."""
    raise NotImplementedError
