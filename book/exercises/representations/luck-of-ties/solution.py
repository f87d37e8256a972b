import torch
from torch import Tensor


def log_ways(things: Tensor, taken: Tensor) -> Tensor:
    """The logarithm of the number of ways to take some of the things."""
    things, taken = things.double(), taken.double()
    below = torch.lgamma(taken + 1) + torch.lgamma(things - taken + 1)
    return torch.lgamma(things + 1) - below


def recall_span(
    distances: Tensor, right: Tensor, k: int
) -> tuple[float, float, float]:
    """Recall@k with ties against, at random and in favour."""
    if k < 1 or distances.ndim != 2 or distances.shape != right.shape:
        raise ValueError(f"k {k}, {distances.shape} and {right.shape}")
    if len(right) == 0 or not right.any(dim=1).all():
        raise ValueError("some query has no right item, or there is none")
    far = distances.long()  # bytes would count around their end
    first = far.masked_fill(~right, far.max() + 1).amin(dim=1, keepdim=True)
    equal = far == first
    wrong, good = (equal & ~right).sum(dim=1), (equal & right).sum(dim=1)
    places = k - (far < first).sum(dim=1)  # for those at this distance
    taken = places.clamp(min=0).minimum(wrong)
    lost = (log_ways(wrong, taken) - log_ways(wrong + good, taken)).exp()
    chance = torch.where(places > wrong, 1.0, 1.0 - lost)
    spans = (places > wrong).double(), chance, (places > 0).double()
    worst, expected, best = (one.mean().item() for one in spans)
    return worst, expected, best
