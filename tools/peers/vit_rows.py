"""Vision Transformers with equal weights; losses and the lengths of their gradients agree."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from multimodal.encoders.vit import VisionTransformer
from multimodal.layers.transformer import TransformerShape
from multimodal.models.classifier import Classifier
from tools.peers.agreement import fill, value_and_norm
from tools.peers.row import OURS, Learner, Row, backward, learners, step

CLASSES = 10


@dataclass(frozen=True)
class Size:
    """Of a batch of square pictures, and of the Transformer."""

    batch: int
    side: int
    patch: int
    width: int
    depth: int
    heads: int

    def learner(
        self, model: nn.Module, scores: Callable[[Tensor], Tensor], images: Tensor
    ) -> Learner:
        """Classification with weights that all models share."""
        weights, labels = fill(model.train()), torch.arange(self.batch) % CLASSES

        def loss() -> Tensor:
            return F.cross_entropy(scores(images), labels)

        return Learner(loss, weights, partial(value_and_norm, loss, weights))

    def images(self) -> Tensor:
        """Pixels in [0, 1]."""
        torch.manual_seed(0)
        return torch.rand(self.batch, 3, self.side, self.side)

    def centred(self) -> Tensor:
        """The same in [−1, 1]: our model does that by itself."""
        return 2 * self.images() - 1


SIZES = {
    "65 tokens, 192 × 6": Size(32, 32, 4, 192, 6, 3),
    "65 tokens, 128 × 4": Size(128, 32, 4, 128, 4, 4),
    "197 tokens, 192 × 6": Size(8, 224, 16, 192, 6, 3),
}


def rows() -> Iterator[Row]:
    """Gradients and steps."""
    sides = {OURS: ours, "torchvision": torchvision, "timm": timm, "transformers": transformers}
    for name, size in SIZES.items():
        builders = {side: partial(build, size) for side, build in sides.items()}
        yield from learners(f"ViT {name}", builders, (backward, step), memory=True)


def ours(size: Size) -> Learner:
    shape = TransformerShape(width=size.width, depth=size.depth, heads=size.heads)
    encoder = VisionTransformer(size=size.side, patch=size.patch, shape=shape)
    model = Classifier(encoder=encoder, classes=CLASSES)
    return size.learner(model, model, size.images())


def torchvision(size: Size) -> Learner:
    from torchvision.models import VisionTransformer as TheirTransformer

    model = TheirTransformer(
        image_size=size.side,
        patch_size=size.patch,
        num_layers=size.depth,
        num_heads=size.heads,
        hidden_dim=size.width,
        mlp_dim=4 * size.width,
        num_classes=CLASSES,
    )
    return size.learner(model, model, size.centred())


def timm(size: Size) -> Learner:
    from timm.models.vision_transformer import VisionTransformer as TheirTransformer

    model = TheirTransformer(
        img_size=size.side,
        patch_size=size.patch,
        embed_dim=size.width,
        depth=size.depth,
        num_heads=size.heads,
        num_classes=CLASSES,
    )
    return size.learner(model, model, size.centred())


def transformers(size: Size) -> Learner:
    from transformers import ViTConfig, ViTForImageClassification

    configuration = ViTConfig(
        image_size=size.side,
        patch_size=size.patch,
        hidden_size=size.width,
        intermediate_size=4 * size.width,
        num_hidden_layers=size.depth,
        num_attention_heads=size.heads,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    configuration.num_labels = CLASSES
    model = ViTForImageClassification(configuration)
    return size.learner(model, lambda images: model(images).logits, size.centred())
