"""A relation network: every place is compared with every other, in the light of the question.

Letters: B batch, L places, R regions, E width of a place, M text tokens, D width, C answers.
"""

import math
from typing import cast

from einops import rearrange
from torch import Tensor, nn

from multimodal.models.answerers.answerer import Answerer
from multimodal.models.answerers.question_reader import QuestionReader


class NeighbouringPlaces(nn.Module):
    """Four places that touch become one region: side by side, so that nothing is averaged away.

    36 places make 1,296 pairs, 9 regions only 81.

    Args:
        inputs: E.
        width: D.
        places: L, a square grid with an even side.

    Raises:
        ValueError: places that are no such grid.
    """

    def __init__(self, *, inputs: int, width: int, places: int = 36) -> None:
        super().__init__()
        self.side = math.isqrt(places)
        if self.side**2 != places or self.side % 2 or not places:
            raise ValueError(f"a square grid with an even side is needed, got {places} places")
        self.width = width
        self.merge = nn.Linear(4 * inputs, width)

    def forward(self, places: Tensor) -> Tensor:
        """Places (B, L, E), row by row → regions (B, L / 4, D)."""
        grid = {"h": self.side // 2, "i": 2, "j": 2}
        return self.merge(rearrange(places, "b (h i w j) e -> b (h w) (i j e)", **grid))


class RelationNetwork(Answerer):
    """The mean over all pairs of g(region, region, question), and f that answers from it.

    The first layer of g is linear: what it says of a pair is the sum of what it says of either
    region and of the question, so it runs R times and not R².

    Args:
        picture: places (B, L, E) → regions (B, R, its ``width``) that know where they are.
        reader: of the question; D is its width.
        answers: C.
        width: of g and f.

    Source: Santoro et al. 2017 (arXiv 1706.01427), equation 1 and section 4; the published model
    adds up the pairs of 64 places, and g has four layers.
    """

    def __init__(
        self, *, picture: nn.Module, reader: QuestionReader, answers: int, width: int = 128
    ) -> None:
        super().__init__()
        inputs = cast(int, picture.width)
        self.picture = picture
        self.reader = reader
        self.one = nn.Linear(inputs, width)
        self.other = nn.Linear(inputs, width, bias=False)
        self.asked = nn.Linear(reader.width, width, bias=False)
        self.g = nn.Sequential(nn.ReLU(), nn.Linear(width, width), nn.ReLU())
        self.f = nn.Sequential(nn.Linear(width, width), nn.ReLU(), nn.Linear(width, answers))

    def forward(self, places: Tensor, tokens: Tensor, mask: Tensor) -> Tensor:
        """Places (B, L, E), tokens (B, M), mask (B, M) → logits (B, C)."""
        return self.f(self.relations(places, tokens, mask).mean(dim=(1, 2)))

    def relations(self, places: Tensor, tokens: Tensor, mask: Tensor) -> Tensor:
        """What g says of each pair of regions: (B, R, R, D)."""
        regions = self.picture(places)  # (B, R, D)
        question = self.asked(self.reader(tokens, mask).vector)  # (B, D)
        one, other = self.one(regions), self.other(regions)  # (B, R, D)
        return self.g(one[:, :, None] + other[:, None] + question[:, None, None])
