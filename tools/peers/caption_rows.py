"""Captioners of equal size: a Vision Transformer and a decoder that looks at its tokens.

The other side's blocks keep their maps in another shape, so sizes are compared, not answers.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import torch
from torch import Tensor, nn

from multimodal.encoders.vit import VisionTransformer
from multimodal.layers.transformer import TransformerShape
from multimodal.losses.next_token import next_token_loss
from multimodal.models.captioners.caption_transformer import CaptionTransformer
from tools.peers.agreement import count, trained
from tools.peers.row import OURS, Learner, Row, backward, learners, step


@dataclass(frozen=True)
class CaptionSize:
    """Of a batch of square pictures and captions, and of both Transformers."""

    batch: int
    side: int
    patch: int
    width: int
    depth: int
    heads: int
    tokens: int
    vocabulary: int

    def learner(
        self, model: nn.Module, logits: Callable[[Tensor, Tensor], Tensor], images: Tensor
    ) -> Learner:
        """Teacher forcing: each token from the picture and those before it."""
        model.train()
        torch.manual_seed(1)
        tokens = torch.randint(1, self.vocabulary, (self.batch, self.tokens + 1))

        def loss() -> Tensor:
            return next_token_loss(logits(images, tokens[:, :-1]), tokens[:, 1:])

        weights = trained(model)
        return Learner(loss, weights, partial(count, weights))

    def images(self) -> Tensor:
        """Pixels in [0, 1]."""
        torch.manual_seed(0)
        return torch.rand(self.batch, 3, self.side, self.side)


SIZES = {
    "65 patches, 16 words, 128 × 2": CaptionSize(96, 32, 4, 128, 2, 4, 16, 300),
    "197 patches, 20 words, 192 × 4": CaptionSize(8, 224, 16, 192, 4, 3, 20, 8000),
}


class PatchAnnotations(nn.Module):
    """All tokens of a Vision Transformer as annotations (B, T, D)."""

    def __init__(self, encoder: VisionTransformer) -> None:
        super().__init__()
        self.encoder, self.width = encoder, encoder.width

    def forward(self, images: Tensor) -> Tensor:
        return self.encoder.tokens(images)


def rows() -> Iterator[Row]:
    """Gradients and steps."""
    sides = {OURS: ours, "transformers": transformers}
    for name, size in SIZES.items():
        builders = {side: partial(build, size) for side, build in sides.items()}
        yield from learners(
            f"captioner {name}", builders, (backward, step), tolerance=0.03, memory=True
        )


def ours(size: CaptionSize) -> Learner:
    shape = TransformerShape(width=size.width, depth=size.depth, heads=size.heads)
    encoder = VisionTransformer(size=size.side, patch=size.patch, shape=shape)
    model = CaptionTransformer(
        picture=PatchAnnotations(encoder),
        vocabulary=size.vocabulary,
        length=size.tokens,
        shape=shape,
    )
    return size.learner(model, model, size.images())


def transformers(size: CaptionSize) -> Learner:
    from transformers import GPT2Config, GPT2LMHeadModel, ViTConfig, ViTModel
    from transformers import VisionEncoderDecoderModel as TheirCaptioner

    seen = ViTConfig(
        image_size=size.side,
        patch_size=size.patch,
        hidden_size=size.width,
        intermediate_size=4 * size.width,
        num_hidden_layers=size.depth,
        num_attention_heads=size.heads,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    written = GPT2Config(
        vocab_size=size.vocabulary,
        n_positions=size.tokens,
        n_embd=size.width,
        n_layer=size.depth,
        n_head=size.heads,
        resid_pdrop=0.0,
        embd_pdrop=0.0,
        attn_pdrop=0.0,
        add_cross_attention=True,
        tie_word_embeddings=False,
        use_cache=False,
        bos_token_id=0,
        eos_token_id=0,
    )
    encoder = ViTModel(seen, add_pooling_layer=False)
    model = TheirCaptioner(encoder=encoder, decoder=GPT2LMHeadModel(written))

    def logits(images: Tensor, tokens: Tensor) -> Tensor:
        return model(pixel_values=2 * images - 1, decoder_input_ids=tokens).logits

    return size.learner(model, logits, size.images())
