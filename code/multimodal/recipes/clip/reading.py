"""The chapter's model with a text tower that reads as CLIP's does."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from torch import Tensor

from multimodal.encoders.causal_text import CausalTextTransformer
from multimodal.encoders.grid_cnn import GridCNN
from multimodal.layers.transformer import TransformerShape
from multimodal.models.dual_encoder import DualEncoder
from multimodal.recipes.pairs.tasks import Task
from multimodal.recipes.pairs.towers import LENGTH, TEXT_WIDTH
from multimodal.text.tokenizer import Tokenizer

AnyTask = TypeVar("AnyTask", bound=Task)


class ClosedTexts(Tokenizer):
    """The same vocabulary; every text gets a token of start and one of end."""

    def encode_batch(
        self,
        texts: Iterable[str],
        length: int | None = None,
        *,
        truncate: bool = False,
        wrapped: bool = True,
    ) -> tuple[Tensor, Tensor]:
        """As :meth:`multimodal.text.tokenizer.Tokenizer.encode_batch`, wrapped."""
        return super().encode_batch(texts, length, truncate=truncate, wrapped=wrapped)


def close_texts(task: AnyTask) -> AnyTask:
    """The same task; its texts begin and end with a token of their own."""
    return replace(task, tokenizer=ClosedTexts.from_json(task.tokenizer.to_json()))


def causal_clip(task: Task) -> DualEncoder:
    """The towers of :func:`multimodal.recipes.pairs.towers.clip_model`, the text read causally."""
    shape = TransformerShape(width=TEXT_WIDTH, depth=1, heads=4, expansion=2)
    text = CausalTextTransformer(vocabulary=len(task.tokenizer), length=LENGTH, shape=shape)
    return DualEncoder(image_encoder=GridCNN(), text_encoder=text)
