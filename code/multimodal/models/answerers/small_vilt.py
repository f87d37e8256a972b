"""ViLT in small: patches of a picture and words of a text in one Transformer.

Letters: B batch, M words, N patches, D width, H heads, T = 1 + M + 1 + N tokens.
"""

from typing import NamedTuple, cast

import torch
from torch import Tensor, nn

from multimodal.layers.patches import ClassToken
from multimodal.layers.positions import LearnedPositions
from multimodal.layers.transformer import TransformerBlock, TransformerShape, TransformerStack


class Read(NamedTuple):
    """What a text and a picture have become after they have read each other."""

    whole: Tensor
    """(B, D), of both together"""
    words: Tensor
    """(B, M, D)"""
    patches: Tensor
    """(B, N, D)"""


class SmallVilt(nn.Module):
    """No tower for the picture and none for the text: every block compares all with all.

    A patch costs one linear map, a word one row of a table. Then each token is told its place and,
    by one of two learned vectors, whether it belongs to a text or to a picture. A class token
    stands before the words, another before the patches; the first one speaks for both.

    Args:
        patches: pictures (B, …) → (B, N, D), such as a :class:`PatchEmbedding`.
        vocabulary: number of different tokens.
        length: the most words of a text.
        places: N.
        shape: of the Transformer.

    Source: Kim et al. 2021 (arXiv 2102.03334), equations 1 to 5; the words are normalised as in the
    published code. Chapter ``tasks/answering-practice``.
    """

    def __init__(
        self,
        *,
        patches: nn.Module,
        vocabulary: int,
        length: int,
        places: int,
        shape: TransformerShape,
    ) -> None:
        super().__init__()
        width = shape.width
        self.patches = patches
        self.words = nn.Embedding(vocabulary, width)
        self.text_class, self.picture_class = ClassToken(width=width), ClassToken(width=width)
        self.text_places = LearnedPositions(length=1 + length, width=width)
        self.picture_places = LearnedPositions(length=1 + places, width=width)
        self.word_norm = nn.LayerNorm(width)
        self.kinds = nn.Parameter(torch.randn(2, width) * 0.1)
        self.blocks = TransformerStack.of(shape)
        self.pool = nn.Linear(width, width)
        nn.init.normal_(self.words.weight, std=0.1)  # no louder than the places

    def embed(self, images: Tensor, tokens: Tensor) -> Tensor:
        """Pictures and tokens (B, M) int64 → one sequence (B, T, D), nothing compared yet."""
        text = self.text_places(self.text_class(self.words(tokens)))  # (B, 1 + M, D)
        picture = self.picture_places(self.picture_class(self.patches(images)))  # (B, 1 + N, D)
        return torch.cat([self.word_norm(text) + self.kinds[0], picture + self.kinds[1]], dim=1)

    def forward(self, images: Tensor, tokens: Tensor, mask: Tensor) -> Read:
        """Pictures (B, 3, side, side) and a text each.

        Args:
            images: in [0, 1].
            tokens: (B, M) int64.
            mask: (B, M) bool, True = real.
        """
        x = self.embed(images, tokens)
        states = self.blocks(x, _everything(mask, x))
        first_patch = tokens.shape[1] + 2
        whole = torch.tanh(self.pool(states[:, 0]))
        return Read(whole, states[:, 1 : first_patch - 1], states[:, first_patch:])

    @torch.no_grad()
    def look(self, images: Tensor, tokens: Tensor, mask: Tensor) -> Tensor:
        """What each token asks in each block: (B, blocks, H, T, T), each row sums to 1."""
        x, maps = self.embed(images, tokens), []
        keep = _everything(mask, x)
        for block in self.blocks.blocks:
            one = cast(TransformerBlock, block)
            normed = one.attention_norm(x)
            maps.append(one.attention.weights(normed, normed, keep))
            x = one(x, keep)
        return torch.stack(maps, dim=1)


def _everything(mask: Tensor, x: Tensor) -> Tensor:
    """The mask (B, M) of the words as that of all tokens (B, T): all others are real."""
    return torch.nn.functional.pad(mask, (1, x.shape[1] - mask.shape[1] - 1), value=True)
