"""The classifiers of the chapter on the Vision Transformer, for garments of 28 × 28 grey pixels."""

from collections.abc import Callable

from torch import nn

from multimodal.encoders.small_cnn import SmallCNN
from multimodal.encoders.vit import PatchTransformer, VisionTransformer
from multimodal.layers.class_token import ClassToken
from multimodal.layers.grid_positions import GridPositions
from multimodal.layers.patches import PatchEmbedding
from multimodal.layers.pooling import Pool, first_token, masked_mean
from multimodal.layers.positions import LearnedPositions
from multimodal.layers.rotary import rotary_block
from multimodal.layers.stack import BlockStack
from multimodal.layers.transformer import TransformerShape, TransformerStack
from multimodal.models.classifier import Classifier

SIZE, PATCH, CLASSES = 28, 7, 10
SIDE = SIZE // PATCH
SHAPE = TransformerShape(width=64, depth=3, heads=4, expansion=2)


def build(variant: str) -> Classifier:
    """An untrained classifier, one of ``VARIANTS``.

    Raises:
        ValueError: another variant.
    """
    if variant not in VARIANTS:
        raise ValueError(f"unknown variant {variant!r}: choose {', '.join(VARIANTS)}")
    return Classifier(encoder=VARIANTS[variant](), classes=CLASSES)


def _cnn() -> SmallCNN:
    return SmallCNN(channels=1)


def _vit() -> VisionTransformer:
    return VisionTransformer(size=SIZE, patch=PATCH, shape=SHAPE, channels=1)


def _assembled(
    *,
    start: nn.Module | None = None,
    positions: nn.Module,
    stack: nn.Module | None = None,
    pool: Pool = first_token,
) -> PatchTransformer:
    """Like :func:`_vit`, but for the parts that are passed."""
    return PatchTransformer(
        patches=PatchEmbedding(patch=PATCH, width=SHAPE.width, channels=1),
        start=start or ClassToken(width=SHAPE.width),
        positions=positions,
        stack=stack or TransformerStack(SHAPE),
        pool=pool,
    )


def _vit_none() -> PatchTransformer:
    return _assembled(positions=nn.Identity())


def _vit_sinusoidal() -> PatchTransformer:
    grid = GridPositions(rows=SIDE, columns=SIDE, width=SHAPE.width, before=1)
    return _assembled(positions=grid)


def _vit_rotary() -> PatchTransformer:
    blocks = [rotary_block(SHAPE, rows=SIDE, columns=SIDE, before=1) for _ in range(SHAPE.depth)]
    stack = BlockStack(blocks, norm=nn.LayerNorm(SHAPE.width))
    return _assembled(positions=nn.Identity(), stack=stack)


def _vit_mean() -> PatchTransformer:
    positions = LearnedPositions(length=SIDE**2, width=SHAPE.width)
    return _assembled(start=nn.Identity(), positions=positions, pool=masked_mean)


VARIANTS: dict[str, Callable[[], nn.Module]] = {
    "cnn": _cnn,
    "vit": _vit,
    "vit_none": _vit_none,
    "vit_sinusoidal": _vit_sinusoidal,
    "vit_rotary": _vit_rotary,
    "vit_mean": _vit_mean,
}
"""No suffix: learned positions and a class token. ``none``, ``sinusoidal`` and ``rotary`` are
other positions; ``mean`` is the mean of the patches in place of a class token."""
