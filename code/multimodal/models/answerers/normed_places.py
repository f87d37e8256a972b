"""Places of a picture made equally loud, before anything says where they are.

Letters: B batch, L places, E width of a place.
"""

from torch import Tensor, nn


class NormedPlaces(nn.Module):
    """Layer normalisation of stored features, place by place.

    Features of an encoder are small on empty paper and large on things; a vector that says where a
    place is and is added to them would hardly be heard on a thing.

    Args:
        width: E.

    Source: "norm I" in Antol et al. 2015 (arXiv 1505.00468), section 4.2, there the length of one
    vector; Ba et al. 2016 (arXiv 1607.06450).
    """

    def __init__(self, *, width: int) -> None:
        super().__init__()
        self.width = width
        self.norm = nn.LayerNorm(width)

    def forward(self, places: Tensor) -> Tensor:
        """Features (B, L, E) → (B, L, E)."""
        return self.norm(places)
