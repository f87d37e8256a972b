"""Bottom-up and top-down: regions are proposed by the picture, chosen by the sentence.

Letters: B batch, V entries of the vocabulary, R regions, E width of a region, D width.
"""

from typing import cast

import torch
from torch import Tensor, nn

from multimodal.layers.recurrent import remembering_cell
from multimodal.models.captioners.captioner import Captioner, State


class BottomUpTopDown(Captioner):
    """Two LSTMs: the first knows what was said and chooses a region, the second writes.

    Args:
        picture: pictures (B, …) → regions (B, R, E); says E as its ``width``.
        vocabulary: V.
        width: D of words, of both LSTMs and of the layer that compares.

    Source: Anderson et al. 2018 (arXiv 1707.07998), section 3.2.
    """

    def __init__(self, *, picture: nn.Module, vocabulary: int, width: int = 128) -> None:
        super().__init__()
        regions = cast(int, picture.width)
        self.picture = picture
        self.words = nn.Embedding(vocabulary, width)
        self.key = nn.Linear(regions, width, bias=False)
        self.query = nn.Linear(width, width, bias=False)
        self.score = nn.Linear(width, 1, bias=False)
        self.chooser = remembering_cell(2 * width + regions, width)
        self.writer = remembering_cell(width + regions, width)
        self.out = nn.Linear(width, vocabulary)

    def begin(self, images: Tensor) -> State:
        """Regions (B, R, E), their keys (B, R, D), and the states of both LSTMs, (B, D) each."""
        regions = self.picture(images)
        keys = self.key(regions)
        zeros = keys.new_zeros(len(keys), keys.shape[2])
        return regions, keys, zeros, zeros, zeros, zeros

    def step(self, state: State, tokens: Tensor) -> tuple[Tensor, State]:
        """Tokens (B,) → logits (B, V)."""
        state, _ = self._advance(state, tokens)
        return self.out(state[4]), state

    @torch.no_grad()
    def look(self, images: Tensor, tokens: Tensor) -> Tensor:
        """Which region is chosen after reading each of the tokens (B, M): (B, M, R)."""
        state, found = self.begin(images), []
        for newest in tokens.unbind(dim=1):
            state, weights = self._advance(state, newest)
            found.append(weights)
        return torch.stack(found, dim=1)

    def attend(self, keys: Tensor, hidden: Tensor) -> Tensor:
        """Keys (B, R, D), hidden state (B, D) → weights (B, R) that sum to 1."""
        together = torch.tanh(keys + self.query(hidden)[:, None])  # (B, R, D)
        return self.score(together)[:, :, 0].softmax(dim=1)

    def _advance(self, state: State, tokens: Tensor) -> tuple[State, Tensor]:
        regions, keys, choosing, its_memory, writing, memory = state
        read = torch.cat((writing, regions.mean(dim=1), self.words(tokens)), dim=1)
        choosing, its_memory = self.chooser(read, (choosing, its_memory))
        weights = self.attend(keys, choosing)
        chosen = (weights[:, :, None] * regions).sum(dim=1)  # (B, E)
        writing, memory = self.writer(torch.cat((chosen, choosing), dim=1), (writing, memory))
        return (regions, keys, choosing, its_memory, writing, memory), weights
