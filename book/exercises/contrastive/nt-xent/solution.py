import torch
import torch.nn.functional as F
from torch import Tensor


def nt_xent(first: Tensor, second: Tensor, temperature: float) -> Tensor:
    """Each of the 2N views picks its partner among the 2N - 1 others."""
    if first.shape != second.shape or first.ndim != 2:
        raise ValueError(f"two (N, D): {first.shape}, {second.shape}")
    if len(first) < 2 or temperature <= 0:
        raise ValueError(
            "negatives need N > 1, and the temperature must be positive"
        )
    n = len(first)
    rows = [F.normalize(side, dim=1) for side in (first, second)]
    views = torch.cat(rows)  # (2N, D)
    table = views @ views.T / temperature  # (2N, 2N)
    self_pairs = torch.eye(2 * n, dtype=torch.bool, device=table.device)
    table = table.masked_fill(self_pairs, -torch.inf)
    mates = torch.arange(2 * n, device=table.device).roll(n)
    return F.cross_entropy(table, mates)
