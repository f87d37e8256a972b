"""Where the tokens of a Vision Transformer look: its attention weights, block by block.

Letters: B batch, L blocks, H heads, T tokens (the class token and N patches), C channels, S side.
"""

from typing import Any

import torch
from torch import Tensor

from multimodal.encoders.vit import PatchTransformer


@torch.no_grad()
def attention_maps(encoder: PatchTransformer, images: Tensor) -> Tensor:
    """The weights of every head of every block, (B, L, H, T, T); each row sums to 1.

    Args:
        encoder: a stack of pre-norm blocks.
        images: (B, C, S, S) in [0, 1].
    """
    stack: Any = encoder.stack
    x, maps = encoder.embed(images), []
    for block in stack.blocks:
        normed = block.attention_norm(x)
        maps.append(block.attention.weights(normed, normed))  # (B, H, T, T)
        x = block(x)
    return torch.stack(maps, dim=1)


def rollout(maps: Tensor) -> Tensor:
    """What reaches each token at the end from each token at the start, (B, T, T).

    The mean over heads and the identity, for the residual path, half each; then the product over
    blocks. It leaves out values, feed-forward layers and normalisations: a bookkeeping of weights,
    not of influence.

    Args:
        maps: (B, L, H, T, T).

    Source: Abnar and Zuidema 2020 (arXiv 2005.00928), section 3.
    """
    same = torch.eye(maps.shape[-1], dtype=maps.dtype, device=maps.device)
    steps = (maps.mean(dim=2) + same) / 2  # (B, L, T, T)
    total = same.expand(len(maps), -1, -1)
    for step in steps.unbind(dim=1):
        total = step @ total
    return total
