import torch
import torch.nn.functional as F
from torch import Tensor


def clip_loss(image: Tensor, text: Tensor, scale: float) -> Tensor:
    """Mean of two cross-entropies over the scaled cosines of all pairs."""
    if image.shape != text.shape:
        raise ValueError(f"one text per image: {image.shape}, {text.shape}")
    u, v = F.normalize(image, dim=-1), F.normalize(text, dim=-1)  # (B, D)
    logits = scale * u @ v.T  # (B, B), rows are images
    pairs = torch.arange(len(logits), device=logits.device)
    to_text = F.cross_entropy(logits, pairs)
    to_image = F.cross_entropy(logits.T, pairs)
    return (to_text + to_image) / 2
