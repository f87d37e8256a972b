import torch
import torch.nn.functional as F
from torch import Tensor


def nt_xent(
    first: Tensor, second: Tensor, ids: Tensor, temperature: float
) -> Tensor:
    """Each view picks its partner; near duplicates are no negatives."""
    n = len(first)
    if first.shape != second.shape or first.ndim != 2 or ids.shape != (n,):
        raise ValueError(f"{first.shape}, {second.shape}, {ids.shape}")
    apart = ids[:, None] != ids[None, :]  # (N, N)
    if temperature <= 0 or n == 0 or not apart.any(dim=1).all():
        raise ValueError(
            "every image needs a negative, and the temperature must be "
            f"positive: {ids.tolist()}, {temperature}"
        )
    rows = [F.normalize(side, dim=1) for side in (first, second)]
    views = torch.cat(rows)  # (2N, D)
    table = views @ views.T / temperature  # (2N, 2N)
    mates = torch.arange(2 * n, device=table.device).roll(n)
    allowed = apart.repeat(2, 2)  # (2N, 2N)
    allowed[torch.arange(2 * n), mates] = True
    return F.cross_entropy(table.masked_fill(~allowed, -torch.inf), mates)
