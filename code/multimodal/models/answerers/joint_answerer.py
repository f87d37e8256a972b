"""The first answerers: a vector of the picture and one of the question are joined, then classified.

Letters: B batch, L places, E width of a place, M tokens, D width, J width of what is joined,
C answers.
"""

from typing import cast

import torch
from torch import Tensor, nn

from multimodal.models.answerers.answerer import Answerer
from multimodal.models.answerers.question_reader import QuestionReader


class Sum(nn.Module):
    """Number by number, one added to the other.

    Args:
        width: D of both.
    """

    def __init__(self, *, width: int) -> None:
        super().__init__()
        self.width = width

    def forward(self, seen: Tensor, read: Tensor) -> Tensor:
        """Two vectors (B, D) → (B, D)."""
        return seen + read


class Product(nn.Module):
    """Number by number, one multiplied by the other.

    Args:
        width: D of both.

    Source: Antol et al. 2015 (arXiv 1505.00468), section 4.2, "deeper LSTM Q + norm I".
    """

    def __init__(self, *, width: int) -> None:
        super().__init__()
        self.width = width

    def forward(self, seen: Tensor, read: Tensor) -> Tensor:
        """Two vectors (B, D) → (B, D)."""
        return seen * read


class Concatenation(nn.Module):
    """One laid beside the other.

    Args:
        width: D of both.
    """

    def __init__(self, *, width: int) -> None:
        super().__init__()
        self.width = 2 * width

    def forward(self, seen: Tensor, read: Tensor) -> Tensor:
        """Two vectors (B, D) → (B, 2D)."""
        return torch.cat((seen, read), dim=1)


class JointAnswerer(Answerer):
    """CNN and RNN meet once, as vectors of the same width.

    Args:
        picture: places (B, L, E) → one vector (B, its ``width``).
        reader: of the question; D is its width.
        join: two vectors (B, D) → (B, J); says J as its ``width``.
        answers: C.

    Source: Antol et al. 2015 (arXiv 1505.00468), section 4.2: tanh before they are joined, and a
    layer with tanh before the answer. The published reader has two layers and the published join is
    :class:`Product`.
    """

    def __init__(
        self, *, picture: nn.Module, reader: QuestionReader, join: nn.Module, answers: int
    ) -> None:
        super().__init__()
        width = reader.width
        self.picture = picture
        self.reader = reader
        self.project_picture = nn.Linear(cast(int, picture.width), width)
        self.project_question = nn.Linear(width, width)
        self.join = join
        self.hidden = nn.Linear(cast(int, join.width), width)
        self.out = nn.Linear(width, answers)

    def forward(self, places: Tensor, tokens: Tensor, mask: Tensor) -> Tensor:
        """Places (B, L, E), tokens (B, M), mask (B, M) → logits (B, C)."""
        seen = torch.tanh(self.project_picture(self.picture(places)))  # (B, D)
        read = torch.tanh(self.project_question(self.reader(tokens, mask).vector))  # (B, D)
        both = self.join(seen, read)  # (B, J)
        return self.out(torch.tanh(self.hidden(both)))
