"""Show and Tell: a picture as one vector, read by an LSTM before the first word.

Letters: B batch, M tokens, V entries of the vocabulary, D width.
"""

from typing import cast

import torch
from torch import Tensor, nn

from multimodal.layers.recurrent import remembering_cell
from multimodal.models.captioners.captioner import Captioner, State


class ShowAndTell(Captioner):
    """An LSTM that reads the picture as if it were the word before the first.

    Args:
        picture: pictures (B, …) → (B, its ``width``).
        vocabulary: V.
        width: D of words and of the LSTM.
        enters: ``"input"``, as published, or ``"state"``: the picture is the initial hidden state.

    Raises:
        ValueError: another way in.

    Source: Vinyals et al. 2015 (arXiv 1411.4555), equations 10–12.
    """

    def __init__(
        self, *, picture: nn.Module, vocabulary: int, width: int = 256, enters: str = "input"
    ) -> None:
        super().__init__()
        if enters not in ("input", "state"):
            raise ValueError(f"the picture enters as 'input' or 'state', got {enters!r}")
        self.enters = enters
        self.picture = picture
        self.project = nn.Linear(cast(int, picture.width), width)
        self.words = nn.Embedding(vocabulary, width)
        self.cell = remembering_cell(width, width)
        self.out = nn.Linear(width, vocabulary)

    def begin(self, images: Tensor) -> State:
        """Hidden state and cell (B, D) each, after the picture."""
        seen = self.project(self.picture(images))  # (B, D)
        if self.enters == "input":
            return self.cell(seen)
        return torch.tanh(seen), torch.zeros_like(seen)

    def step(self, state: State, tokens: Tensor) -> tuple[Tensor, State]:
        """Tokens (B,) → logits (B, V)."""
        hidden, memory = self.cell(self.words(tokens), (state[0], state[1]))
        return self.out(hidden), (hidden, memory)
