"""A captioner that never looks: what can be said of pictures without seeing any.

Letters: B batch, M tokens, V entries of the vocabulary.
"""

import torch
from torch import Tensor

from multimodal.models.captioners.captioner import Captioner, State
from multimodal.models.causal_language_model import CausalLanguageModel


class BlindCaptioner(Captioner):
    """A language model in the place of a captioner.

    Args:
        language: the model that writes.
    """

    def __init__(self, *, language: CausalLanguageModel) -> None:
        super().__init__()
        self.language = language

    def begin(self, images: Tensor) -> State:
        """The tokens so far: none, (B, 0)."""
        return (images.new_zeros(len(images), 0, dtype=torch.long),)

    def step(self, state: State, tokens: Tensor) -> tuple[Tensor, State]:
        """Tokens (B,) → logits (B, V)."""
        so_far = torch.cat((state[0], tokens[:, None]), dim=1)
        return self.language(so_far)[:, -1], (so_far,)

    def forward(self, images: Tensor, tokens: Tensor) -> Tensor:
        """Tokens (B, M) → logits (B, M, V); the pictures are not read."""
        return self.language(tokens)
