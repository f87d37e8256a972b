"""Does this text belong to this picture? Asked of true pairs, and of the false ones that look best.

Letters: B pairs in the batch.
"""

import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.arguments import as_ids, require_dtype, require_floats


def hard_negatives(similarity: Tensor, *, forbidden: Tensor | None = None) -> Tensor:
    """For each row one column that is not its own, drawn with softmax(similarity) as chances.

    Args:
        similarity: (B, B), logits of rows and columns; row i belongs to column i.
        forbidden: (B, B) bool, further pairs that must not be drawn, such as equal texts.

    Returns:
        (B,) int64 columns; the own one only where everything else is forbidden.

    Raises:
        ValueError: no square matrix of at least two rows, or values that are not finite.

    Source: Li et al. 2021 (arXiv 2107.07651), after which BLIP does it.
    """
    require_floats(similarity=similarity)
    if similarity.ndim != 2 or similarity.shape[0] != similarity.shape[1] or len(similarity) < 2:
        raise ValueError(f"similarity must be (B, B) with B ≥ 2, got {tuple(similarity.shape)}")
    if not bool(similarity.isfinite().all()):
        raise ValueError("similarity holds values that are not finite")
    own = torch.eye(len(similarity), dtype=torch.bool, device=similarity.device)
    out = own if forbidden is None else own | forbidden
    chances = similarity.detach().float().masked_fill(out, -torch.inf).softmax(dim=1)
    chances = torch.where(out.all(dim=1, keepdim=True), own.float(), chances)
    return torch.multinomial(chances, 1).squeeze(1)


def matching_loss(logits: Tensor, right: Tensor) -> Tensor:
    """Cross-entropy of the two answers *wrong* (0) and *right* (1).

    Args:
        logits: (N, 2).
        right: (N,) bool, whether the pair belongs together.

    Raises:
        ValueError: shapes that do not fit together, or tensors of other kinds.
    """
    require_floats(logits=logits)
    require_dtype(torch.bool, right=right)
    if logits.ndim != 2 or logits.shape[1] != 2:
        raise ValueError(f"logits must be (N, 2), got {tuple(logits.shape)}")
    return F.cross_entropy(logits, as_ids("right", right.long(), len(logits)))
