"""Two modalities and a label from factors: one that both share, and one of each modality's own.

Letters: B batch, D₁ and D₂ widths of the modalities, Z width of a code, H hidden width, C labels.
"""

from typing import NamedTuple

import torch
from torch import Tensor, nn


class FactorCodes(NamedTuple):
    """What was read from both modalities."""

    shared: Tensor
    """(B, Z) Z_y: the label is named from it, and both modalities are rebuilt with it"""
    first: Tensor
    """(B, Z) Z_a1: what else the first modality needs"""
    second: Tensor
    """(B, Z) Z_a2: what else the second modality needs"""


class Regenerated(NamedTuple):
    """What was made of codes."""

    first: Tensor
    """(B, D₁)"""
    second: Tensor
    """(B, D₂)"""
    logits: Tensor
    """(B, C)"""


class FactorisedMultimodal(nn.Module):
    """MFM, the multimodal factorisation model, for two modalities that are vectors.

    Codes become factors by small networks; a decoder sees the shared factor and that of its own
    modality, the label the shared one only. What keeps private things out of the shared code is its
    width, and the independence that the loss asks for: a wide one takes in everything.

    Args:
        first: D₁.
        second: D₂.
        labels: C.
        shared: width of the shared code and factor.
        private: width of the codes and factors of one modality.
        hidden: H.

    Source: Tsai et al. 2019 (arXiv 1806.06176), sections 2.1 to 2.3, figure 1; here every network
    has one hidden layer, theirs for time series are LSTMs and a memory fusion network.
    """

    def __init__(
        self,
        *,
        first: int,
        second: int,
        labels: int,
        shared: int = 8,
        private: int = 8,
        hidden: int = 64,
    ) -> None:
        super().__init__()
        self.widths = shared, private
        self.encode_shared = perceptron(first + second, shared, hidden)
        self.encode_first = perceptron(first, private, hidden)
        self.encode_second = perceptron(second, private, hidden)
        self.shared_factor = perceptron(shared, shared, hidden)
        self.first_factor = perceptron(private, private, hidden)
        self.second_factor = perceptron(private, private, hidden)
        self.decode_first = perceptron(shared + private, first, hidden)
        self.decode_second = perceptron(shared + private, second, hidden)
        self.head = perceptron(shared, labels, hidden)
        self.guess_from_first = perceptron(first, shared + private, hidden)
        self.guess_from_second = perceptron(second, shared + private, hidden)

    def encode(self, first: Tensor, second: Tensor) -> FactorCodes:
        """Both modalities, (B, D₁) and (B, D₂) → codes; nothing is drawn."""
        shared = self.encode_shared(torch.cat((first, second), dim=1))
        return FactorCodes(shared, self.encode_first(first), self.encode_second(second))

    def decode(self, codes: FactorCodes) -> Regenerated:
        """Codes → both modalities and the logits of the label."""
        shared = self.shared_factor(codes.shared)
        return Regenerated(
            self.decode_first(torch.cat((shared, self.first_factor(codes.first)), dim=1)),
            self.decode_second(torch.cat((shared, self.second_factor(codes.second)), dim=1)),
            self.head(shared),
        )

    def forward(self, first: Tensor, second: Tensor) -> tuple[FactorCodes, Regenerated]:
        """(B, D₁) and (B, D₂) → codes, and what they are turned into."""
        codes = self.encode(first, second)
        return codes, self.decode(codes)

    def without_second(self, first: Tensor) -> FactorCodes:
        """(B, D₁) → codes when the second modality is missing: the surrogate Φ guesses.

        Its own factor cannot be known; the network learns to say what is most plausible.
        """
        shared, private = self.guess_from_first(first).split(self.widths, dim=1)
        return FactorCodes(shared, self.encode_first(first), private)

    def without_first(self, second: Tensor) -> FactorCodes:
        """(B, D₂) → codes when the first modality is missing."""
        shared, private = self.guess_from_second(second).split(self.widths, dim=1)
        return FactorCodes(shared, private, self.encode_second(second))


def perceptron(inputs: int, outputs: int, hidden: int) -> nn.Sequential:
    """Linear, ReLU, linear: (B, inputs) → (B, outputs)."""
    return nn.Sequential(nn.Linear(inputs, hidden), nn.ReLU(), nn.Linear(hidden, outputs))
