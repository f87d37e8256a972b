"""What is asked of a small ViLT: an answer; or whether a text belongs to a picture, and its words.

Letters: B batch, M words, N patches, D width, V entries of the vocabulary.
"""

from typing import NamedTuple

from torch import Tensor, nn

from multimodal.models.answerers.small_vilt import SmallVilt


class ViltAnswerer(nn.Module):
    """Answers as classes, read from the state of text and picture together.

    Args:
        vilt: random, or pretrained on captions.
        answers: number of classes.

    Source: Kim et al. 2021 (arXiv 2102.03334), section 4.3; two layers as in the published code.
    """

    def __init__(self, *, vilt: SmallVilt, answers: int) -> None:
        super().__init__()
        self.vilt = vilt
        width = vilt.pool.out_features
        self.head = nn.Sequential(
            nn.Linear(width, 2 * width),
            nn.LayerNorm(2 * width),
            nn.GELU(),
            nn.Linear(2 * width, answers),
        )

    def forward(self, images: Tensor, tokens: Tensor, mask: Tensor) -> Tensor:
        """Pictures and questions (B, M) → logits (B, answers); ``mask`` (B, M), True = real."""
        return self.head(self.vilt(images, tokens, mask).whole)


class Guesses(NamedTuple):
    """What a ViLT says while it is pretrained."""

    match: Tensor
    """(B, 2) logits: does the text belong to another picture (0) or to this one (1)?"""
    words: Tensor
    """(B, M, V) logits of every word, also of those that were covered"""
    word_states: Tensor
    """(B, M, D), to be aligned with"""
    patch_states: Tensor
    """(B, N, D)"""


class ViltPretrainer(nn.Module):
    """The heads of the three objectives; alignment needs none.

    Args:
        vilt: to be pretrained.

    Source: Kim et al. 2021 (arXiv 2102.03334), section 3.2; the words are compared with the same
    table that they were read from, as in BERT.
    """

    def __init__(self, *, vilt: SmallVilt) -> None:
        super().__init__()
        self.vilt = vilt
        vocabulary, width = vilt.words.weight.shape
        self.match = nn.Linear(width, 2)
        self.transform = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.LayerNorm(width))
        self.words = nn.Linear(width, vocabulary)
        self.words.weight = vilt.words.weight

    def forward(self, images: Tensor, tokens: Tensor, mask: Tensor) -> Guesses:
        """Pictures and texts (B, M), some words covered; ``mask`` (B, M) bool, True = real."""
        read = self.vilt(images, tokens, mask)
        words = self.words(self.transform(read.words))
        return Guesses(self.match(read.whole), words, read.words, read.patches)
