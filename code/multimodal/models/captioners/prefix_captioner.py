"""A language model that knows no pictures, and a small network that translates pictures for it.

Letters: B batch, K tokens of the prefix, M tokens, V entries of the vocabulary, D width of words,
L places of the picture, E width of an annotation.
"""

from typing import Self, cast

import torch
from einops import rearrange, repeat
from torch import Tensor, nn

from multimodal.layers.transformer import TransformerShape, TransformerStack
from multimodal.models.captioners.captioner import Captioner, State
from multimodal.models.causal_language_model import CausalLanguageModel


class VectorToPrefix(nn.Module):
    """One vector of the picture becomes K words by a network of two layers.

    Args:
        inputs: numbers of the vector.
        prefix: K.
        width: D.

    Source: the MLP of Mokady et al. 2021 (arXiv 2111.09734).
    """

    def __init__(self, *, inputs: int, prefix: int, width: int) -> None:
        super().__init__()
        self.prefix = prefix
        hidden = prefix * width // 2
        self.layers = nn.Sequential(
            nn.Linear(inputs, hidden), nn.Tanh(), nn.Linear(hidden, prefix * width)
        )

    def forward(self, seen: Tensor) -> Tensor:
        """Vectors (B, E) or annotations (B, L, E), which are read as one vector → (B, K, D)."""
        return rearrange(self.layers(seen.flatten(1)), "b (k d) -> b k d", k=self.prefix)


class PlacesToPrefix(nn.Module):
    """K learned tokens ask the places of the picture what they need to know.

    Args:
        inputs: E.
        prefix: K.
        shape: of the Transformer in which they meet; its width is D.

    Source: the Transformer of Mokady et al. 2021 (arXiv 2111.09734), with annotations
    in place of one vector cut into pieces.
    """

    def __init__(self, *, inputs: int, prefix: int, shape: TransformerShape) -> None:
        super().__init__()
        self.enter = nn.Linear(inputs, shape.width)
        self.asking = nn.Parameter(torch.randn(prefix, shape.width) * 0.1)
        self.stack = TransformerStack.of(shape)

    def forward(self, seen: Tensor) -> Tensor:
        """Annotations (B, L, E) → (B, K, D)."""
        asking = repeat(self.asking, "k d -> b k d", b=len(seen))
        heard = self.stack(torch.cat((asking, self.enter(seen)), dim=1))
        return heard[:, : asking.shape[1]]


class EachPlaceToPrefix(nn.Module):
    """Every place becomes one word by itself, so that K = L and nothing is summed up.

    Args:
        inputs: E.
        width: D.
        hidden: width of the layer between.

    Source: the projector of Liu et al. 2024 (LLaVA-1.5, arXiv 2310.03744), normalised.
    """

    def __init__(self, *, inputs: int, width: int, hidden: int) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(inputs, hidden), nn.GELU(), nn.Linear(hidden, width), nn.LayerNorm(width)
        )

    def forward(self, seen: Tensor) -> Tensor:
        """Annotations (B, L, E) → (B, L, D)."""
        return self.layers(seen)


class PrefixCaptioner(Captioner):
    """K vectors made from the picture stand before the first word.

    Args:
        picture: pictures (B, …) → what ``mapping`` reads.
        mapping: that → (B, K, D): :class:`VectorToPrefix`, :class:`PlacesToPrefix` or
            :class:`EachPlaceToPrefix`.
        language: a trained model. It is frozen here, and stays so; see :meth:`tuned`.

    Source: Mokady et al. 2021 (ClipCap, arXiv 2111.09734); Tsimpoukelli et al. 2021 (Frozen,
    arXiv 2106.13884).
    """

    def __init__(
        self, *, picture: nn.Module, mapping: nn.Module, language: CausalLanguageModel
    ) -> None:
        super().__init__()
        self.picture = picture
        self.mapping = mapping
        self.language = language.requires_grad_(False)

    def tuned(self) -> Self:
        """Let the language model learn, too, as in the first variant of ClipCap."""
        self.language.requires_grad_(True)
        return self

    def begin(self, images: Tensor) -> State:
        """The prefix (B, K, D), and the tokens so far: none, (B, 0)."""
        prefix = self.mapping(self.picture(images))
        return prefix, images.new_zeros(len(images), 0, dtype=torch.long)

    def step(self, state: State, tokens: Tensor) -> tuple[Tensor, State]:
        """Tokens (B,) → logits (B, V); prefix and tokens so far are read again."""
        prefix, earlier = state
        so_far = torch.cat((earlier, tokens[:, None]), dim=1)
        return cast(Tensor, self.language(so_far, prefix))[:, -1], (prefix, so_far)

    def forward(self, images: Tensor, tokens: Tensor) -> Tensor:
        """Pictures and true tokens (B, M) → logits (B, M, V), all at once."""
        return self.language(tokens, self.mapping(self.picture(images)))
