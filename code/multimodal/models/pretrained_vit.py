"""The weights of torchvision's Vision Transformers in the course's own model.

Letters: D width.
"""

from collections.abc import Mapping, Sequence

from torch import Tensor, nn
from torchvision.models import VisionTransformer as TheirTransformer

from multimodal.encoders.vit import VisionTransformer
from multimodal.layers.patches import Pixels
from multimodal.layers.transformer import TransformerShape
from multimodal.models.classifier import Classifier

ENDS = {
    "encoder.patches.project": "conv_proj",
    "encoder.stack.norm": "encoder.ln",
    "head": "heads.head",
}
BLOCK = {
    "attention_norm": "ln_1",
    "attention.out": "self_attention.out_proj",
    "feed_forward_norm": "ln_2",
    "feed_forward.0": "mlp.0",
    "feed_forward.2": "mlp.3",
}
"""Our name of a module → theirs; queries, keys and values lie in one matrix of theirs."""


def from_torchvision(
    theirs: TheirTransformer,
    *,
    mean: Sequence[float] | float = 0.5,
    std: Sequence[float] | float = 0.5,
) -> Classifier:
    """Our classifier with the weights of a ``torchvision.models.VisionTransformer``.

    Ours takes pixels in [0, 1] and scales them by itself; theirs takes pixels that the caller has
    normalised.

    Args:
        theirs: such as ``torchvision.models.vit_b_16(weights=...)``, without a stem of several
            convolutions and without a hidden layer before the head.
        mean: of the normalisation that their weights expect, per channel.
        std: likewise.

    Raises:
        ValueError: a width of the feed-forward layer that is no multiple of the width.
    """
    width, hidden = theirs.hidden_dim, theirs.mlp_dim
    if hidden % width:
        raise ValueError(f"a feed-forward width of {hidden} is no multiple of the width {width}")
    blocks = list(theirs.encoder.layers)
    shape = TransformerShape(
        width=width,
        depth=len(blocks),
        heads=blocks[0].num_heads,
        expansion=hidden // width,
    )
    pixels = Pixels(mean=mean, deviation=std)
    encoder = VisionTransformer(
        size=theirs.image_size, patch=theirs.patch_size, shape=shape, pixels=pixels
    )
    ours = Classifier(encoder=encoder, classes=theirs.num_classes)
    ours.load_state_dict(ours.state_dict() | _translate(theirs.state_dict(), depth=len(blocks)))
    for module in ours.modules():
        if isinstance(module, nn.LayerNorm):
            module.eps = theirs.encoder.ln.eps
    return ours.train(theirs.training)


def _translate(state: Mapping[str, Tensor], *, depth: int) -> dict[str, Tensor]:
    """Their weights under our names."""
    found = {
        "encoder.start.token": state["class_token"][0],
        "encoder.positions.table": state["encoder.pos_embedding"][0],
    }
    names = dict(ENDS)
    for number in range(depth):
        own, other = f"encoder.stack.blocks.{number}", f"encoder.layers.encoder_layer_{number}"
        names |= {f"{own}.{name}": f"{other}.{theirs}" for name, theirs in BLOCK.items()}
        for part in ("weight", "bias"):
            joined = state[f"{other}.self_attention.in_proj_{part}"]  # queries, keys, values
            query, keys_values = joined.tensor_split([len(joined) // 3])
            found[f"{own}.attention.query.{part}"] = query
            found[f"{own}.attention.key_value.{part}"] = keys_values
    for part in ("weight", "bias"):
        found |= {f"{name}.{part}": state[f"{theirs}.{part}"] for name, theirs in names.items()}
    return found
