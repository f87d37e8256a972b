"""The weights of torchvision's Vision Transformers in the course's own model.

Letters: C channels, D width.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import Tensor, nn

from multimodal.encoders.vit import VisionTransformer
from multimodal.layers.transformer import TransformerBlock, TransformerShape
from multimodal.models.classifier import Classifier

HALF = (0.5, 0.5, 0.5)
BLOCK = {
    "attention_norm": "ln_1",
    "attention.out": "self_attention.out_proj",
    "feed_forward_norm": "ln_2",
    "feed_forward.0": "mlp.0",
    "feed_forward.2": "mlp.3",
}
"""Our name of a module → theirs; queries, keys and values lie in one matrix of theirs."""


def from_torchvision(
    theirs: Any, *, mean: Sequence[float] = HALF, std: Sequence[float] = HALF
) -> Classifier:
    """Our classifier with the weights of a ``torchvision.models.VisionTransformer``.

    Ours takes pixels in [0, 1] and maps them to [−1, 1] by itself; theirs takes pixels that the
    caller has normalised. Another mean and deviation are worked into the first linear map.

    Args:
        theirs: such as ``torchvision.models.vit_b_16(weights=...)``, without a stem of several
            convolutions and without a hidden layer before the head.
        mean: of the normalisation that their weights expect, per channel.
        std: likewise.

    Raises:
        ValueError: a width of the feed-forward layer that is no multiple of the width.
    """
    state, ours = theirs.state_dict(), _empty(theirs)
    encoder: Any = ours.encoder
    with torch.no_grad():
        _copy_ends(ours, state)
        for block, layer in zip(encoder.stack.blocks, theirs.encoder.layers, strict=True):
            _copy_block(block, layer.state_dict())
        _fold(encoder.patches.project, mean, std)
    for module in ours.modules():
        if isinstance(module, nn.LayerNorm):
            module.eps = theirs.encoder.ln.eps
    return ours.train(theirs.training)


def _empty(theirs: Any) -> Classifier:
    width, hidden = theirs.hidden_dim, theirs.encoder.layers[0].mlp[0].out_features
    if hidden % width:
        raise ValueError(f"a feed-forward width of {hidden} is no multiple of the width {width}")
    shape = TransformerShape(
        width=width,
        depth=len(theirs.encoder.layers),
        heads=theirs.encoder.layers[0].num_heads,
        expansion=hidden // width,
    )
    encoder = VisionTransformer(size=theirs.image_size, patch=theirs.patch_size, shape=shape)
    return Classifier(encoder=encoder, classes=theirs.num_classes)


def _copy_ends(ours: Classifier, state: Mapping[str, Tensor]) -> None:
    encoder: Any = ours.encoder
    encoder.start.token.copy_(state["class_token"][0])
    encoder.positions.table.copy_(state["encoder.pos_embedding"][0])
    for module, name in (
        (encoder.patches.project, "conv_proj"),
        (encoder.stack.norm, "encoder.ln"),
        (ours.head, "heads.head"),
    ):
        _copy(module, state, name)


def _copy_block(block: TransformerBlock, layer: Mapping[str, Tensor]) -> None:
    for own, name in BLOCK.items():
        _copy(block.get_submodule(own), layer, name)
    width = block.attention.query.out_features
    for part in ("weight", "bias"):
        query, key_value = layer[f"self_attention.in_proj_{part}"].split([width, 2 * width])
        getattr(block.attention.query, part).copy_(query)
        getattr(block.attention.key_value, part).copy_(key_value)


def _copy(module: nn.Module, state: Mapping[str, Tensor], name: str) -> None:
    for part, value in module.named_parameters():
        value.copy_(state[f"{name}.{part}"])


def _fold(project: Any, mean: Sequence[float], std: Sequence[float]) -> None:
    """``W · (x − mean) / std`` as a map of ``2x − 1``."""
    centre, spread = torch.tensor(mean), torch.tensor(std)  # (C,)
    project.bias.add_(torch.einsum("dchw,c->d", project.weight, (0.5 - centre) / spread))
    project.weight.mul_((0.5 / spread)[:, None, None])
