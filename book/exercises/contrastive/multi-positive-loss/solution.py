import torch
import torch.nn.functional as F
from torch import Tensor


def multi_positive_loss(logits: Tensor, ids: Tensor) -> Tensor:
    """The loss of both directions, where equal ids belong together."""
    if logits.ndim != 2 or logits.shape != (len(ids), len(ids)):
        raise ValueError(
            f"{len(ids)} ids need as many rows and columns, "
            f"not {tuple(logits.shape)}"
        )
    together = (ids[:, None] == ids[None, :]).to(logits.dtype)  # (B, B)
    share = together / together.sum(dim=1, keepdim=True)
    to_text = -(share * logits.log_softmax(dim=1)).sum(dim=1)
    to_image = -(share * logits.T.log_softmax(dim=1)).sum(dim=1)
    return (to_text + to_image).mean() / 2
