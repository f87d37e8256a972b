"""Which kinds of things are somewhere in a picture, a kind being a colour and a shape.

Letters: B batch, L places, D width, C colours, S shapes.
"""

import torch
from torch import Tensor, nn

from multimodal.encoders.place_cnn import PlaceCNN


class PlaceKinds(nn.Module):
    """Tells colours and shapes at every place; a kind is there if both are, at one place.

    The score of a kind at a place is a soft minimum of its colour's and its shape's: so it can be
    told without ever having been seen. Over places the largest counts; where it was is forgotten.

    Args:
        places: pictures → (B, L, its ``width``).
        colours, shapes: C and S.

    Source: the maximum over places for labels without places, Oquab et al. 2015 (CVPR), *Is object
    localization for free?*
    """

    def __init__(self, *, places: PlaceCNN, colours: int, shapes: int) -> None:
        super().__init__()
        self.places = places
        self.colours = nn.Linear(places.width, colours)
        self.shapes = nn.Linear(places.width, shapes)

    def forward(self, images: Tensor) -> Tensor:
        """Pictures (B, 3, H, W) in [0, 1] → logits (B, C · S), all shapes of the first colour
        first."""
        return self.at_places(images).amax(dim=1)

    def at_places(self, images: Tensor) -> Tensor:
        """Pictures (B, 3, H, W) in [0, 1] → logits (B, L, C · S)."""
        seen = self.places(images)  # (B, L, D)
        colours, shapes = self.colours(seen)[..., None], self.shapes(seen)[..., None, :]
        return -torch.logaddexp(-colours, -shapes).flatten(2)  # (B, L, C · S)
