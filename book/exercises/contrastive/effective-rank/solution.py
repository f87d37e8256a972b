import torch
from torch import Tensor


def effective_rank(embeddings: Tensor) -> float:
    """How many directions the rows of (N, D) use, between 1 and D."""
    if embeddings.ndim != 2:
        raise ValueError(f"(N, D) expected, not {tuple(embeddings.shape)}")
    rows = embeddings.detach().double()
    centred = rows - rows.mean(dim=0)
    if centred.norm() <= 1e-6 * rows.norm():
        raise ValueError("all rows are equal: the batch has no directions")
    sizes = torch.linalg.svdvals(centred)  # (min(N, D),)
    shares = sizes / sizes.sum()
    return torch.special.entr(shares).sum().exp().item()  # 0 ln 0 = 0
