"""Multi-head attention on tokens, with masks that say which tokens are real.

Letters: B batch, N tokens that ask, M tokens that are asked, H heads, K width of a head, D width.
"""

import torch.nn.functional as F
from einops import rearrange
from torch import Tensor, nn


class MultiHeadAttention(nn.Module):
    """Each of N tokens gathers what it needs from M others.

    Self-attention is ``attend(x, x, mask)``; cross-attention passes another sequence as context.

    Args:
        width: D of the tokens that ask; also of the result.
        heads: H, a divisor of the width.
        context_width: width of the tokens that are asked; ``width`` when omitted.
        bias: whether the linear maps have one.

    Raises:
        ValueError: the heads do not divide the width.

    Source: Vaswani et al. 2017 (arXiv 1706.03762), section 3.2.
    """

    def __init__(
        self, *, width: int, heads: int, context_width: int | None = None, bias: bool = True
    ) -> None:
        super().__init__()
        if heads < 1 or width % heads:
            raise ValueError(f"heads must divide the width, got {heads} heads for width {width}")
        self.heads = heads
        self.query = nn.Linear(width, width, bias=bias)
        self.key_value = nn.Linear(context_width or width, 2 * width, bias=bias)
        self.out = nn.Linear(width, width, bias=bias)

    def forward(self, x: Tensor, context: Tensor, mask: Tensor | None = None) -> Tensor:
        """What each token of ``x`` hears from ``context``.

        Args:
            x: (B, N, D).
            context: (B, M, context_width).
            mask: (B, M) bool, True = real; tokens that are not real have no influence at all.

        Returns:
            (B, N, D).
        """
        query, key, value = self._split(x, context)
        keep = None if mask is None else rearrange(mask, "b m -> b 1 1 m")
        heard = F.scaled_dot_product_attention(query, key, value, attn_mask=keep)
        return self.out(rearrange(heard, "b h n k -> b n (h k)"))

    def weights(self, x: Tensor, context: Tensor, mask: Tensor | None = None) -> Tensor:
        """The attention weights (B, H, N, M) behind :meth:`forward`, for inspection.

        Each row sums to 1; columns of tokens that are not real hold 0.
        """
        query, key, _ = self._split(x, context)
        scores = query @ key.mT / query.shape[-1] ** 0.5  # (B, H, N, M)
        if mask is not None:
            scores = scores.masked_fill(~rearrange(mask, "b m -> b 1 1 m"), float("-inf"))
        return scores.softmax(dim=-1)

    def _split(self, x: Tensor, context: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        query = rearrange(self.query(x), "b n (h k) -> b h n k", h=self.heads)
        key, value = rearrange(
            self.key_value(context), "b m (two h k) -> two b h m k", two=2, h=self.heads
        )
        return query, key, value
