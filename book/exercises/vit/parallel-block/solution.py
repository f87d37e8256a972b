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
    heads = len(weights.log_scale)
    if heads < 1 or x.shape[-1] % heads:
        raise ValueError(
            f"{heads} heads do not divide a width of {x.shape[-1]}"
        )
    y = normalise(x, weights.norm)
    query, key, value = rearrange(
        y @ weights.qkv.T,
        "b n (three h k) -> three b h n k",
        three=3,
        h=heads,
    )
    scale = weights.log_scale.exp().clamp(max=100)[:, None, None]
    gathered = F.scaled_dot_product_attention(
        F.normalize(query, dim=-1) * scale,
        F.normalize(key, dim=-1),
        value,
        scale=1.0,
    )
    attention = rearrange(gathered, "b h n k -> b n (h k)") @ weights.out.T
    hidden = F.gelu(y @ weights.up.T + weights.up_bias)
    return x + attention + hidden @ weights.down.T + weights.down_bias
