from collections.abc import Sequence

import torch
from torch import Tensor

Weights = tuple[Tensor, Tensor, Tensor]  # W (A, D), U (A, D), w (A)


def hop(
    places: Tensor, real: Tensor, query: Tensor, weights: Weights
) -> tuple[Tensor, Tensor]:
    """The next query (B, D), and how much each place counted (B, L)."""
    of_place, of_query, direction = weights
    clean = torch.where(real.unsqueeze(2), places, 0.0)  # no NaN is left
    asked = (query @ of_query.T).unsqueeze(1)  # (B, 1, A)
    scores = torch.tanh(clean @ of_place.T + asked) @ direction  # (B, L)
    hidden = torch.where(real, scores, torch.finfo(scores.dtype).min)
    map_ = torch.where(real, torch.softmax(hidden, dim=1), 0.0)
    return query + torch.einsum("bl,bld->bd", map_, clean), map_


def look(
    places: Tensor, real: Tensor, query: Tensor, hops: Sequence[Weights]
) -> tuple[Tensor, Tensor]:
    """The last query (B, D), and the maps of all hops (B, K, L)."""
    maps = []
    for weights in hops:
        query, map_ = hop(places, real, query, weights)
        maps.append(map_.unsqueeze(1))
    none = places.new_zeros(len(places), 0, places.shape[1])
    return query, torch.cat([none, *maps], dim=1)
