"""The loss of everything that writes: how surprised it is by each next token of a true sentence.

Letters: B batch, M tokens, V entries of the vocabulary.
"""

import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.arguments import require_dtype, require_floats


def next_token_loss(logits: Tensor, tokens: Tensor, *, padding: int = 0) -> Tensor:
    """Mean over all real tokens of -log p(token | those before it).

    Args:
        logits: (B, M, V), each of the token at its own place.
        tokens: (B, M) int64, padded at the end.
        padding: the id that does not count.

    Raises:
        ValueError: shapes that do not fit together, or tensors of other kinds.

    Source: Bengio et al. 2003 (JMLR 3), equation for the log-likelihood.
    """
    require_floats(logits=logits)
    require_dtype(torch.int64, tokens=tokens)
    if logits.ndim != 3 or logits.shape[:-1] != tokens.shape:
        raise ValueError(
            f"logits (B, M, V) and tokens (B, M) must fit, "
            f"got {tuple(logits.shape)} and {tuple(tokens.shape)}"
        )
    return F.cross_entropy(logits.flatten(0, 1), tokens.flatten(), ignore_index=padding)
