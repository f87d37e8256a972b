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
        places: pictures → (B, L, its ``width`` E), row by row.
        count: L, a square grid with an even side.
        width: D.

    Raises:
        ValueError: a count that is no such grid.
    """

    def __init__(self, *, places: nn.Module, count: int = 36, width: int) -> None:
        super().__init__()
        self.side = math.isqrt(count)
        if self.side**2 != count or self.side % 2 or not count:
            raise ValueError(f"a square grid with an even side is needed, got {count} places")
        self.width = width
        self.places = places
        self.merge = nn.Sequential(nn.Linear(4 * cast(int, places.width), width), nn.ReLU())

    def forward(self, images: Tensor) -> Tensor:
        """Pictures (B, …) → regions (B, L / 4, D)."""
        grid = {"h": self.side // 2, "i": 2, "j": 2}
        return self.merge(
            rearrange(self.places(images), "b (h i w j) e -> b (h w) (i j e)", **grid)
        )


class RelationNetwork(Answerer):
    """The sum over all pairs of g(region, region, question), and f that answers from it.

    The first layer of g is linear: what it says of a pair is the sum of what it says of either
    region and of the question, so it runs R times and not R².

    Args:
        picture: places (B, L, E) → regions (B, R, its ``width``) that know where they are.
        reader: of the question; D is its width.
        answers: C.
        width: of g and f.

    Source: Santoro et al. 2017 (arXiv 1706.01427), equation 1 and section 4; there 64 places, and
    g has four layers. Ours has two, and the sum is divided by R.
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
        said = self.relations(places, tokens, mask)  # (B, R, R, D)
        return self.f(said.sum(dim=(1, 2)) / said.shape[1])

    def relations(self, places: Tensor, tokens: Tensor, mask: Tensor) -> Tensor:
        """What g says of each pair of regions: (B, R, R, D)."""
        regions = self.picture(places)  # (B, R, D)
        question = self.asked(self.reader(tokens, mask).vector)  # (B, D)
        one, other = self.one(regions), self.other(regions)  # (B, R, D)
        return self.g(one[:, :, None] + other[:, None] + question[:, None, None])
