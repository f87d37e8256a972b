"""A Transformer over patches of an image.

Letters: B batch, C channels, N patches, T tokens (patches and what stands before them), D width,
S side of the image.
"""

from torch import Tensor, nn

from multimodal.layers.patches import ClassToken, PatchEmbedding, Pixels, patch_grid
from multimodal.layers.positions import LearnedPositions
from multimodal.layers.transformer import Pool, TransformerShape, TransformerStack, first_token


class PatchTransformer(nn.Module):
    """Patches, a start, positions, a stack of blocks, a pool: the parts are passed in.

    Args:
        patches: images (B, C, S, S) → tokens (B, N, D); says its width D.
        start: adds tokens before the patches, (B, N, D) → (B, T, D); ``nn.Identity()`` adds none.
        positions: (B, T, D) → (B, T, D); ``nn.Identity()`` leaves a set without order.
        stack: (B, T, D) → (B, T, D).
        pool: (tokens, mask) → (B, D); all tokens are real.
        pixels: scales the colours; to [−1, 1] when omitted.
    """

    def __init__(
        self,
        *,
        patches: PatchEmbedding,
        start: nn.Module,
        positions: nn.Module,
        stack: nn.Module,
        pool: Pool,
        pixels: nn.Module | None = None,
    ) -> None:
        super().__init__()
        self.pixels = pixels or Pixels()
        self.patches = patches
        self.start = start
        self.positions = positions
        self.stack = stack
        self.pool = pool
        self.width = patches.width

    def forward(self, images: Tensor) -> Tensor:
        """Images (B, C, S, S) in [0, 1] → (B, D)."""
        x = self.tokens(images)
        real = x.new_ones(x.shape[:2]).bool()  # (B, T)
        return self.pool(x, real)

    def tokens(self, images: Tensor) -> Tensor:
        """All tokens after the last block, (B, T, D)."""
        return self.stack(self.embed(images))

    def embed(self, images: Tensor) -> Tensor:
        """The tokens that enter the first block, (B, T, D)."""
        patches = self.patches(self.pixels(images))  # (B, N, D)
        return self.positions(self.start(patches))


class VisionTransformer(PatchTransformer):
    """The published choice of parts: a class token, learned positions, the class token as result.

    Args:
        size: S, pixels; images are square.
        patch: side of a patch, a divisor of S.
        shape: of the stack; its width is the width of the result.
        channels: C, 3 for colours and 1 for grey.
        pixels: scales the colours; to [−1, 1] when omitted.

    Raises:
        ValueError: the patches do not cover the image exactly.

    Source: Dosovitskiy et al. 2021 (arXiv 2010.11929), eq. 1–4.
    """

    def __init__(
        self,
        *,
        size: int,
        patch: int,
        shape: TransformerShape,
        channels: int = 3,
        pixels: nn.Module | None = None,
    ) -> None:
        width = shape.width
        rows, columns = patch_grid(size, size, patch)
        super().__init__(
            patches=PatchEmbedding(patch=patch, width=width, channels=channels),
            start=ClassToken(width=width),
            positions=LearnedPositions(length=1 + rows * columns, width=width),
            stack=TransformerStack.of(shape),
            pool=first_token,
            pixels=pixels,
        )
