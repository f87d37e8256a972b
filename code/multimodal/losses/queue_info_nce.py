"""InfoNCE with a queue, the loss of MoCo: one key is right, the queue holds wrong ones.

Letters: N pictures, K keys in the queue, D width of the embeddings.
"""

import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.arguments import require_positive, require_together
from multimodal.losses.checks import require_pairs


def queue_info_nce(
    query: Tensor, key: Tensor, queue: Tensor, *, temperature: float = 0.07
) -> Tensor:
    """Mean cross-entropy of N questions with 1 + K candidates.

    The other keys of the batch are no candidates: only the queue is. No gradient reaches keys.

    Args:
        query: (N, D), any length but 0; rows are scaled to length 1 here.
        key: (N, D); row i is the other view of the picture of row i.
        queue: (K, D) keys of earlier batches.
        temperature: τ that divides the cosines.

    Returns:
        () loss in nats; guessing costs ln(1 + K).

    Raises:
        ValueError: shapes that do not fit together, or a temperature that is not positive.

    Source: He et al. 2020 (arXiv 1911.05722), eq. 1 and algorithm 1. Chapter
    ``representation/contrastive``.
    """
    require_pairs(query, key)
    require_together(query=query, queue=queue)
    require_positive(temperature=temperature)
    if queue.ndim != 2 or queue.shape[1] != query.shape[1]:
        raise ValueError(f"queue must be (K, {query.shape[1]}), got {tuple(queue.shape)}")
    query = F.normalize(query, dim=1) / temperature
    right, wrong = F.normalize(key.detach(), dim=1), F.normalize(queue.detach(), dim=1)
    positive = (query * right).sum(dim=1, keepdim=True)  # (N, 1)
    logits = torch.cat([positive, query @ wrong.T], dim=1)  # (N, 1 + K)
    return F.cross_entropy(logits, torch.zeros(len(query), dtype=torch.int64, device=query.device))
