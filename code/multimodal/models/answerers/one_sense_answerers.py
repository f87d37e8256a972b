"""Two baselines: what can be answered without the picture, and what without the question.

Letters: B batch, L places, E width of a place, M tokens, D width, C answers.
"""

from typing import cast

import torch
from torch import Tensor, nn

from multimodal.models.answerers.answerer import Answerer
from multimodal.models.answerers.question_reader import QuestionReader


class BlindAnswerer(Answerer):
    """Reads the question and never looks.

    Args:
        reader: of the question; D is its width.
        answers: C.

    Source: "LSTM Q" in Antol et al. 2015 (arXiv 1505.00468), section 4.
    """

    def __init__(self, *, reader: QuestionReader, answers: int) -> None:
        super().__init__()
        self.reader = reader
        self.hidden = nn.Linear(reader.width, reader.width)
        self.out = nn.Linear(reader.width, answers)

    def forward(self, places: Tensor, tokens: Tensor, mask: Tensor) -> Tensor:
        """Tokens (B, M), mask (B, M) → logits (B, C); the places are not read."""
        return self.out(torch.tanh(self.hidden(self.reader(tokens, mask).vector)))


class DeafAnswerer(Answerer):
    """Looks and never hears the question.

    Args:
        picture: places (B, L, E) → one vector (B, its ``width``).
        width: D.
        answers: C.

    Source: "I" in Antol et al. 2015 (arXiv 1505.00468), section 4.
    """

    def __init__(self, *, picture: nn.Module, width: int, answers: int) -> None:
        super().__init__()
        self.picture = picture
        self.hidden = nn.Linear(cast(int, picture.width), width)
        self.out = nn.Linear(width, answers)

    def forward(self, places: Tensor, tokens: Tensor, mask: Tensor) -> Tensor:
        """Places (B, L, E) → logits (B, C); the tokens are not read."""
        return self.out(torch.tanh(self.hidden(self.picture(places))))
