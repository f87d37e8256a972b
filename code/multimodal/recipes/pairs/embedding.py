"""Everything of a data set in the common space, and what can be found there."""

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from multimodal.data.pairs import PairDataset
from multimodal.language import DATA_LANGUAGES
from multimodal.models.towers import TwoTowers
from multimodal.text.tokenizer import Tokenizer


class Embedded(NamedTuple):
    """Unit vectors of N pairs."""

    images: Tensor  # (N, D)
    texts: dict[str, Tensor]  # language → (N, D)


def embed_texts(model: TwoTowers, texts: Sequence[str], tokenizer: Tokenizer) -> Tensor:
    """Unit vectors (N, D) of sentences in any language."""
    device = model.logit_scale.device
    chunks = [texts[start : start + 256] for start in range(0, len(texts), 256)]
    model.eval()
    with torch.inference_mode():
        vectors = []
        for chunk in chunks:
            tokens, mask = tokenizer.encode_batch(list(chunk))
            vectors.append(model.encode_text(tokens.to(device), mask.to(device)).cpu())
    return torch.cat(vectors)


def embed_images(model: TwoTowers, images: Tensor) -> Tensor:
    """Unit vectors (N, D) of pictures (N, 3, H, W) uint8."""
    device = model.logit_scale.device
    model.eval()
    with torch.inference_mode():
        parts = [model.encode_image(part.to(device) / 255).cpu() for part in images.split(256)]
    return torch.cat(parts)


def embed(
    model: TwoTowers,
    dataset: PairDataset,
    tokenizer: Tokenizer,
    *,
    languages: Sequence[str] = DATA_LANGUAGES,
) -> Embedded:
    """Embed all pictures and the first caption of each, in each language."""
    first = {code: [texts[0] for texts in dataset.captions[code]] for code in languages}
    texts = {code: embed_texts(model, sentences, tokenizer) for code, sentences in first.items()}
    return Embedded(embed_images(model, dataset.images), texts)
