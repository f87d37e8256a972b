"""The question is told to every place of the picture, before anything is added up over places.

Letters: B batch, L places, E width of a place, M tokens, G width of the question, C answers.
"""

from typing import cast

import torch
from torch import Tensor, nn

from multimodal.layers.fusers.attentional_concatenation import AttentionalConcatenation
from multimodal.models.answerers.answerer import Answerer
from multimodal.models.answerers.pooled_places import PooledPlaces
from multimodal.models.answerers.question_reader import QuestionReader


class ToldPlaces(Answerer):
    """Places with the question beside each, a layer for all of them, the largest and the mean.

    Args:
        picture: places (B, L, E), such as they are or with where they are; says E as its ``width``.
        reader: of the question; G is its width.
        answers: C.
        attend: whether the question may be louder at some places than at others.
        hidden: width of the layer at every place.
        loudness: what places are divided by, about their size where a thing stands.
    """

    def __init__(
        self,
        *,
        picture: nn.Module,
        reader: QuestionReader,
        answers: int,
        attend: bool,
        hidden: int = 96,
        loudness: float = 10.0,
    ) -> None:
        super().__init__()
        places, width = cast(int, picture.width), reader.width
        self.picture = picture
        self.reader = reader
        self.loudness = loudness
        self.tell = AttentionalConcatenation(places=places, sentence=width, width=width)
        self.tell.attend.requires_grad_(attend)  # untrained, it is plain concatenation
        self.pool = PooledPlaces(inputs=places + width, hidden=hidden, loudness=1.0)
        self.hidden = nn.Linear(self.pool.width, width)
        self.out = nn.Linear(width, answers)

    def forward(self, places: Tensor, tokens: Tensor, mask: Tensor) -> Tensor:
        """Places (B, L, E), tokens (B, M), mask (B, M) → logits (B, C)."""
        told = self.tell(self._seen(places), self.reader(tokens, mask).vector)
        return self.out(torch.tanh(self.hidden(self.pool(told))))

    def loudness_at(self, places: Tensor, tokens: Tensor, mask: Tensor) -> Tensor:
        """How loud the question is at each place, 1 on the average: (B, L)."""
        return self.tell.loudness(self._seen(places), self.reader(tokens, mask).vector)

    def _seen(self, places: Tensor) -> Tensor:
        return self.picture(places) / self.loudness
