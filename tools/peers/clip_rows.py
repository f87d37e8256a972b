"""CLIP with towers of equal size."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import torch
from torch import Tensor, nn

from multimodal.encoders.text_transformer import TextTransformer
from multimodal.encoders.vit import VisionTransformer
from multimodal.layers.transformer import TransformerShape
from multimodal.losses.info_nce import clip_loss
from multimodal.models.dual_encoder import DualEncoder
from tools.peers.agreement import count, trained
from tools.peers.row import OURS, Learner, Row, forward, learners, step

SPACE = 128


@dataclass(frozen=True)
class Size:
    """Both towers have one width and one number of heads."""

    batch: int
    side: int
    patch: int
    width: int
    heads: int
    depths: tuple[int, int]
    expansion: int
    tokens: int
    vocabulary: int

    def batch_of(self) -> tuple[Tensor, Tensor, Tensor]:
        """Pictures, tokens and mask; the last real token has the largest number, padding is 0."""
        torch.manual_seed(0)
        shape = (self.batch, self.tokens)
        lengths = torch.randint(self.tokens // 2, self.tokens + 1, (self.batch,))
        lengths[0] = self.tokens
        tokens = torch.randint(1, self.vocabulary - 1, shape)
        tokens[torch.arange(self.batch), lengths - 1] = self.vocabulary - 1
        mask = torch.arange(self.tokens).expand(shape) < lengths[:, None]
        images = torch.rand(self.batch, 3, self.side, self.side)
        return images, tokens * mask, mask


SIZES = {
    "course": Size(128, 32, 4, 96, 4, (2, 1), 2, 16, 600),
    "small": Size(32, 32, 4, 192, 3, (6, 4), 4, 16, 4000),
    "197 tokens": Size(8, 224, 16, 192, 3, (4, 4), 4, 77, 4000),
}


def rows() -> Iterator[Row]:
    """The models agree in their number of weights; masks are each library's default."""
    for name, size in SIZES.items():
        builders = {
            OURS: partial(ours, size),
            "open_clip": partial(open_clip, size),
            "transformers": partial(transformers, size),
            "transformers, no mask": partial(transformers, size, masked=False),
        }
        modes = (forward, step)
        yield from learners(f"CLIP {name}", builders, modes, tolerance=2e-3, memory=True)


def ours(size: Size) -> Learner:
    shape = partial(TransformerShape, width=size.width, heads=size.heads, expansion=size.expansion)
    image, text = (shape(depth=depth) for depth in size.depths)
    model = DualEncoder(
        image_encoder=VisionTransformer(size=size.side, patch=size.patch, shape=image),
        text_encoder=TextTransformer(vocabulary=size.vocabulary, length=size.tokens, shape=text),
        width=SPACE,
    )
    batch = size.batch_of()
    return _learner(model, lambda: clip_loss(*model(*batch)))


def open_clip(size: Size) -> Learner:
    from open_clip.loss import ClipLoss
    from open_clip.model import CLIP, CLIPTextCfg, CLIPVisionCfg

    both = {"width": size.width, "mlp_ratio": size.expansion}
    vision = CLIPVisionCfg(
        layers=size.depths[0],
        head_width=size.width // size.heads,
        patch_size=size.patch,
        image_size=size.side,
        no_ln_pre=True,
        **both,
    )
    text = CLIPTextCfg(
        layers=size.depths[1],
        heads=size.heads,
        context_length=size.tokens,
        vocab_size=size.vocabulary,
        **both,
    )
    model, loss = CLIP(SPACE, vision, text), ClipLoss()
    images, tokens, _ = size.batch_of()
    return _learner(model, lambda: loss(*model(images, tokens)))


def transformers(size: Size, *, masked: bool = True) -> Learner:
    from transformers import CLIPConfig, CLIPModel

    def tower(depth: int) -> dict[str, int | str]:
        return {
            "hidden_size": size.width,
            "intermediate_size": size.expansion * size.width,
            "num_hidden_layers": depth,
            "num_attention_heads": size.heads,
            "hidden_act": "gelu",
        }

    image, text = map(tower, size.depths)
    image |= {"image_size": size.side, "patch_size": size.patch}
    text |= {"vocab_size": size.vocabulary, "max_position_embeddings": size.tokens}
    text |= {"eos_token_id": size.vocabulary - 1, "bos_token_id": 1, "pad_token_id": 0}
    model = CLIPModel(CLIPConfig(text_config=text, vision_config=image, projection_dim=SPACE))
    model.vision_model.pre_layrnorm = nn.Identity()
    images, tokens, mask = size.batch_of()
    given = {"attention_mask": mask.long()} if masked else {}
    return _learner(model, lambda: model(tokens, images, return_loss=True, **given).loss)


def _learner(model: nn.Module, loss: Callable[[], Tensor]) -> Learner:
    weights = trained(model.train())
    return Learner(loss, weights, partial(count, weights))
