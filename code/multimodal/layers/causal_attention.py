"""Attention in which no token hears a later one.

Letters: B batch, N tokens, H heads, K width of a head, D width.
"""

import torch
import torch.nn.functional as F
from einops import rearrange
from torch import Tensor

from multimodal.layers.attention import MultiHeadAttention


class CausalAttention(MultiHeadAttention):
    """Self-attention in which token n hears the tokens 0 … n only.

    ``TransformerStack.of(shape, attention=CausalAttention)`` uses it. Padding stands at the end of
    a text, so causality hides it from every real token and ``mask`` has nothing left to say.

    Source: the text tower of Radford et al. 2021 (arXiv 2103.00020), section 2.4.
    """

    def forward(self, x: Tensor, context: Tensor, mask: Tensor | None = None) -> Tensor:
        """Tokens (B, N, D), twice the same → (B, N, D); ``mask`` is not needed."""
        query, key, value = self._split(x, context)
        heard = F.scaled_dot_product_attention(query, key, value, is_causal=True)
        return self.out(rearrange(heard, "b h n k -> b n (h k)"))

    def weights(self, x: Tensor, context: Tensor, mask: Tensor | None = None) -> Tensor:
        """The attention weights (B, H, N, N) behind :meth:`forward`; 0 above the diagonal."""
        query, key, _ = self._split(x, context)
        scores = query @ key.mT / query.shape[-1] ** 0.5  # (B, H, N, N)
        later = torch.ones_like(scores, dtype=torch.bool).triu(1)
        return scores.masked_fill(later, float("-inf")).softmax(dim=-1)


def last_token(x: Tensor, mask: Tensor) -> Tensor:
    """The last real token (B, D), the only one that has heard all others; a :data:`Pool`.

    In CLIP it is the token that marks the end of the text.

    Args:
        x: (B, N, D).
        mask: (B, N) bool, True = real, padding at the end.
    """
    last = mask.sum(dim=1).sub(1).clamp_min(0)  # (B,)
    return x[torch.arange(len(x), device=x.device), last]
