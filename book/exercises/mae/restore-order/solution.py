import torch
from torch import Tensor


def restore_order(
    visible: Tensor, mask_token: Tensor, order: Tensor
) -> Tensor:
    """(B, K, D), (D,), (B, N) → (B, N, D): every token in its place."""
    batch, seen, width = visible.shape
    places = order.shape[1]
    if mask_token.shape != (width,) or len(order) != batch or seen > places:
        raise ValueError(
            f"{visible.shape}, {mask_token.shape} and {order.shape} "
            "do not fit: expected (B, K, D), (D,), (B, N) with K ≤ N"
        )
    if not (order.sort(dim=1).values == torch.arange(places)).all():
        raise ValueError("each row of order must name each place once")
    blanks = mask_token.expand(batch, places - seen, width)
    row = torch.cat([visible, blanks], dim=1)  # (B, N, D), as drawn
    rank = order.argsort(dim=1)  # where in the row place n is
    return row.gather(1, rank[..., None].expand(-1, -1, width))
