"""What an encoder says about many pictures, chunk by chunk."""

import torch
from torch import Tensor, nn


def features(encoder: nn.Module, images: Tensor, *, batch: int = 500) -> Tensor:
    """Encode pictures in evaluation mode, without gradients; the encoder's mode is put back.

    Args:
        encoder: pictures (B, C, H, W) → (B, D).
        images: (N, C, H, W) in [0, 1].
        batch: how many at a time.

    Returns:
        (N, D) float32 on the CPU.
    """
    device = next(iter(encoder.parameters()), images).device
    mode = encoder.training
    encoder.eval()
    with torch.inference_mode():
        parts = [encoder(chunk.to(device)).float().cpu() for chunk in images.split(batch)]
    encoder.train(mode)
    return torch.cat(parts).clone()
