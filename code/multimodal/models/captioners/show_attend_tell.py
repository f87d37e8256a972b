"""Show, Attend and Tell: before each word the LSTM looks at the places of the picture.

Letters: B batch, M tokens, V entries of the vocabulary, L places, E width of annotations, D width.
"""

from typing import NamedTuple, cast

import torch
from torch import Tensor, nn

from multimodal.layers.recurrent import remembering_cell
from multimodal.models.captioners.captioner import Captioner, State


class Reading(NamedTuple):
    """What teacher forcing shows of a captioner that attends."""

    logits: Tensor
    """(B, M, V)"""
    weights: Tensor
    """(B, M, L): how likely each place is looked at before each next token; they sum to 1"""
    used: Tensor
    """(B, M, L): the weights that annotations were added with; the same, if attention is soft"""


class ShowAttendTell(Captioner):
    """Soft attention: the context is a weighted mean of all annotations.

    Args:
        picture: pictures (B, …) → annotations (B, L, E); says E as its ``width``.
        vocabulary: V.
        width: D of words, of the LSTM and of the layer that compares.

    Source: Xu et al. 2015 (arXiv 1502.03044), sections 3.1 and 4.2.
    """

    def __init__(self, *, picture: nn.Module, vocabulary: int, width: int = 128) -> None:
        super().__init__()
        places = cast(int, picture.width)
        self.picture = picture
        self.words = nn.Embedding(vocabulary, width)
        self.start = nn.Linear(places, 2 * width)
        self.key = nn.Linear(places, width)
        self.query = nn.Linear(width, width, bias=False)
        self.score = nn.Linear(width, 1, bias=False)
        self.gate = nn.Linear(width, 1)
        self.cell = remembering_cell(width + places, width)
        self.deep = nn.Linear(width + places, width)
        self.out = nn.Linear(width, vocabulary)

    def begin(self, images: Tensor) -> State:
        """Annotations (B, L, E), their keys (B, L, D), and the LSTM's state (B, D) twice."""
        annotations = self.picture(images)
        hidden, memory = self.start(annotations.mean(dim=1)).tanh().chunk(2, dim=1)
        return annotations, self.key(annotations), hidden, memory

    def step(self, state: State, tokens: Tensor) -> tuple[Tensor, State]:
        """Tokens (B,) → logits (B, V)."""
        word = self.words(tokens)
        context, _, _ = self.look_around(state)
        state = self._advance(state, word, context)
        return self._speak(word, state[2], context), state

    def forward(self, images: Tensor, tokens: Tensor) -> Tensor:
        """Pictures and true tokens (B, M) → logits (B, M, V)."""
        return self.read(images, tokens).logits

    def read(self, images: Tensor, tokens: Tensor) -> Reading:
        """The same with the weights of attention."""
        state, words = self.begin(images), self.words(tokens)  # (B, M, D)
        found: list[tuple[Tensor, ...]] = []
        for word in words.unbind(dim=1):
            context, weights, used = self.look_around(state)
            state = self._advance(state, word, context)
            found.append((state[2], context, weights, used))
        hidden, context, weights, used = (
            torch.stack(part, dim=1) for part in zip(*found, strict=True)
        )
        return Reading(self._speak(words, hidden, context), weights, used)

    @torch.no_grad()
    def look(self, images: Tensor, tokens: Tensor) -> Tensor:
        """Where the model looks after reading each of the tokens (B, M): (B, M, L)."""
        return self.read(images, tokens).weights

    def look_around(self, state: State) -> tuple[Tensor, Tensor, Tensor]:
        """The context (B, E), the weights (B, L), and the weights that were used (B, L)."""
        annotations, keys, hidden, _ = state
        weights = self.attend(keys, hidden)
        used = self.choose(weights)
        context = (used[:, :, None] * annotations).sum(dim=1)
        return torch.sigmoid(self.gate(hidden)) * context, weights, used

    def attend(self, keys: Tensor, hidden: Tensor) -> Tensor:
        """Keys (B, L, D), hidden state (B, D) → weights (B, L) that sum to 1."""
        together = torch.tanh(keys + self.query(hidden)[:, None])  # (B, L, D)
        return self.score(together)[:, :, 0].softmax(dim=1)

    def choose(self, weights: Tensor) -> Tensor:
        """Soft attention uses the weights as they are."""
        return weights

    def _advance(self, state: State, word: Tensor, context: Tensor) -> State:
        annotations, keys, hidden, memory = state
        return annotations, keys, *self.cell(torch.cat((word, context), 1), (hidden, memory))

    def _speak(self, word: Tensor, hidden: Tensor, context: Tensor) -> Tensor:
        return self.out(torch.tanh(word + self.deep(torch.cat((hidden, context), dim=-1))))
