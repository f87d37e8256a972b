"""A Transformer that writes captions: every token looks at the picture for itself.

Letters: B batch, M tokens, V entries of the vocabulary, L places of the picture, D width, H heads,
E width of an annotation.
"""

from typing import cast

import torch
from torch import Tensor, nn

from multimodal.layers.cross_block import CrossBlock
from multimodal.layers.positions import LearnedPositions
from multimodal.layers.transformer import TransformerShape
from multimodal.models.captioners.captioner import Captioner, State


class CaptionTransformer(Captioner):
    """A decoder with causal self-attention and cross-attention to places of the picture.

    Args:
        picture: pictures (B, …) → annotations (B, L, E); says E as its ``width``.
        vocabulary: V.
        length: the most tokens that are read.
        shape: of the decoder.

    Source: the decoder of Vaswani et al. 2017 (arXiv 1706.03762), for captions as in Cornia et al.
    2020 (arXiv 1912.08226) without memory and meshes. Chapter ``tasks/captioning``.
    """

    def __init__(
        self, *, picture: nn.Module, vocabulary: int, length: int, shape: TransformerShape
    ) -> None:
        super().__init__()
        self.picture = picture
        self.words = nn.Embedding(vocabulary, shape.width)
        self.positions = LearnedPositions(length=length, width=shape.width)
        sizes = {"width": shape.width, "heads": shape.heads, "expansion": shape.expansion}
        places = cast(int, picture.width)
        self.blocks = nn.ModuleList(
            CrossBlock(**sizes, context_width=places) for _ in range(shape.depth)
        )
        self.norm = nn.LayerNorm(shape.width)
        self.out = nn.Linear(shape.width, vocabulary)
        nn.init.normal_(self.words.weight, std=0.1)  # no louder than the positions

    def begin(self, images: Tensor) -> State:
        """Annotations (B, L, E), and the tokens so far: none, (B, 0)."""
        return self.picture(images), images.new_zeros(len(images), 0, dtype=torch.long)

    def step(self, state: State, tokens: Tensor) -> tuple[Tensor, State]:
        """Tokens (B,) → logits (B, V); all tokens so far are read again."""
        places, earlier = state
        so_far = torch.cat((earlier, tokens[:, None]), dim=1)
        return self._write(places, so_far)[:, -1], (places, so_far)

    def forward(self, images: Tensor, tokens: Tensor) -> Tensor:
        """Pictures and true tokens (B, M) → logits (B, M, V), all at once."""
        return self._write(self.picture(images), tokens)

    @torch.no_grad()
    def look(self, images: Tensor, tokens: Tensor) -> Tensor:
        """Where each block looks while it reads tokens (B, M): (B, blocks, H, M, L).

        The token at place m has just been read; what it looks for is the token that follows.
        """
        places, x, maps = self.picture(images), self.positions(self.words(tokens)), []
        for block in self.blocks:
            maps.append(cast(CrossBlock, block).weights(x, places))
            x = block(x, places)
        return torch.stack(maps, dim=1)

    def _write(self, places: Tensor, tokens: Tensor) -> Tensor:
        x = self.positions(self.words(tokens))  # (B, M, D)
        for block in self.blocks:
            x = block(x, places)
        return self.out(self.norm(x))
