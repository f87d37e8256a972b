"""m-RNN: a simple recurrent network knows the sentence, a layer of its own adds the picture.

Letters: B batch, M tokens, V entries of the vocabulary, D width of words and of the state, K width
of the multimodal layer.
"""

from typing import cast

import torch
from torch import Tensor, nn

from multimodal.models.captioners.captioner import Captioner, State


class MultimodalRNN(Captioner):
    """The picture is not read once: at every word it meets the word and the state.

    Args:
        picture: pictures (B, …) → (B, its ``width``).
        vocabulary: V.
        width: D.
        joint: K.

    Source: Mao et al. 2015 (arXiv 1412.6632), section 3; here with one layer of word vectors.
    """

    def __init__(
        self, *, picture: nn.Module, vocabulary: int, width: int = 256, joint: int = 256
    ) -> None:
        super().__init__()
        self.picture = picture
        self.words = nn.Embedding(vocabulary, width)
        self.recur = nn.Linear(width, width)
        self.from_picture = nn.Linear(cast(int, picture.width), joint)
        self.from_word = nn.Linear(width, joint, bias=False)
        self.from_state = nn.Linear(width, joint, bias=False)
        self.out = nn.Linear(joint, vocabulary)
        nn.init.eye_(self.recur.weight)  # what was read stays, unless the training forgets it

    def begin(self, images: Tensor) -> State:
        """The picture's share in the multimodal layer (B, K), and a state of zeros (B, D)."""
        seen = self.from_picture(self.picture(images))
        return seen, seen.new_zeros(len(seen), self.recur.out_features)

    def step(self, state: State, tokens: Tensor) -> tuple[Tensor, State]:
        """Tokens (B,) → logits (B, V)."""
        seen, before = state
        word = self.words(tokens)
        now = torch.relu(self.recur(before) + word)  # (B, D)
        joint = scaled_tanh(self.from_word(word) + self.from_state(now) + seen)  # (B, K)
        return self.out(joint), (seen, now)


def scaled_tanh(x: Tensor) -> Tensor:
    """1.7159 tanh(⅔ x): about 1 at 1, about −1 at −1 (LeCun et al. 1998)."""
    return 1.7159 * torch.tanh(2 / 3 * x)
