"""The classifiers of the chapter on the Vision Transformer, for garments of 28 × 28 grey pixels.

Every training takes the same number of steps, so that few pictures are seen often and many rarely.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from torch import nn

from multimodal.data.augment.shift import ShiftAndMirror
from multimodal.data.fashion import load_fashion
from multimodal.data.labelled import ImageLoader, LabelledImages
from multimodal.data.stream import Augment
from multimodal.encoders.small_cnn import SmallCNN
from multimodal.encoders.vit import PatchTransformer, VisionTransformer
from multimodal.layers.attention import MultiHeadAttention
from multimodal.layers.parallel_block import NormedAttention
from multimodal.layers.patches import ClassToken, PatchEmbedding
from multimodal.layers.positions import GridPositions, LearnedPositions
from multimodal.layers.rotary import RotaryAttention
from multimodal.layers.transformer import (
    Attention,
    Pool,
    TransformerShape,
    TransformerStack,
    first_token,
    masked_mean,
)
from multimodal.models.classifier import Classifier
from multimodal.presets import choose, default_device
from multimodal.recipes.vit.classification import classify
from multimodal.training.fit import fit
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded

SIZE, PATCH, CLASSES = 28, 7, 10
SIDE = SIZE // PATCH
SHAPE = TransformerShape(width=64, depth=3, heads=4, expansion=2)
BATCH = 64
RATES = {"cnn": 1e-2, "vit": 3e-3}
"""Peak learning rates: the best of 1e-3, 3e-3 and 1e-2 for either on training pictures held out."""


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
        stack=stack or TransformerStack.of(SHAPE),
        pool=pool,
    )


def _vit_none() -> PatchTransformer:
    return _assembled(positions=nn.Identity())


def _vit_sinusoidal() -> PatchTransformer:
    grid = GridPositions(rows=SIDE, columns=SIDE, width=SHAPE.width, before=1)
    return _assembled(positions=grid)


def _vit_rotary() -> PatchTransformer:
    attention = partial(RotaryAttention, rows=SIDE, columns=SIDE, before=1)
    stack = TransformerStack.of(SHAPE, attention=attention)
    return _assembled(positions=nn.Identity(), stack=stack)


def _vit_unbiased() -> PatchTransformer:
    return _attending(partial(MultiHeadAttention, bias=False))


def _vit_qk_norm() -> PatchTransformer:
    return _attending(NormedAttention)


def _attending(attention: Attention) -> PatchTransformer:
    positions = LearnedPositions(length=1 + SIDE**2, width=SHAPE.width)
    return _assembled(positions=positions, stack=TransformerStack.of(SHAPE, attention=attention))


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
    "vit_unbiased": _vit_unbiased,
    "vit_qk_norm": _vit_qk_norm,
}
"""No suffix: learned positions and a class token. ``none``, ``sinusoidal`` and ``rotary`` are
other positions; ``mean`` is the mean of the patches in place of a class token; ``unbiased`` has
projections without biases, and ``qk_norm`` normalises queries and keys besides."""


@dataclass(frozen=True)
class Recipe:
    """How a classifier is trained, where that differs from the rest.

    Attributes:
        augment: changes the pictures of a batch; none when omitted.
        steps: in multiples of :func:`training_steps`.
        rate: in multiples of the variant's learning rate.
    """

    augment: Augment | None = None
    steps: float = 1.0
    rate: float = 1.0


PLAIN = Recipe()
MOVED = ShiftAndMirror(padding=2)
RECIPES = {
    "plain": PLAIN,
    "augmented": Recipe(augment=MOVED),
    "longer": Recipe(augment=MOVED, steps=4.0),
    **{f"rate_{times}": Recipe(steps=0.25, rate=times) for times in (1, 10, 30)},
}


def training_steps() -> int:
    """Steps of every training in the preset in force."""
    return choose(mini=2, small=800, full=8000)


def fit_settings(variant: str, recipe: Recipe = PLAIN) -> FitSettings:
    """AdamW, a tenth of the steps as warm-up, then a half cosine."""
    rate = recipe.rate * RATES["cnn" if variant == "cnn" else "vit"]
    return FitSettings(learning_rate=rate, warmup=0.1, log_every=0)


def batches(pictures: int, seed: int, *, recipe: Recipe = PLAIN) -> ImageLoader:
    """Batches of the first so many training pictures."""
    data = load_fashion("train", pictures)
    return ImageLoader(data, batch_size=BATCH, seed=seed, augment=recipe.augment)


def train_classifier(
    variant: str, pictures: int, seed: int, *, recipe: Recipe = PLAIN
) -> tuple[Classifier, LabelledImages]:
    """A classifier after its training, and the pictures it was trained on."""
    loader = batches(pictures, seed, recipe=recipe)
    with seeded(seed):
        model = build(variant).to(default_device())
    steps = max(1, round(recipe.steps * training_steps()))
    fit(model, classify, loader, steps=steps, settings=fit_settings(variant, recipe))
    return model, loader.data
