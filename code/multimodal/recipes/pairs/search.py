"""A data set in the common space, and what it answers when it is searched: Recall@K.

Letters: N pairs, D width of the space.
"""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
import torch
from torch import Tensor

from multimodal.data.pairs import PairDataset
from multimodal.language import DATA_LANGUAGES, Words
from multimodal.metrics.bootstrap import Interval, bootstrap_interval
from multimodal.metrics.retrieval import hit_probability, median_rank, recall_at_k
from multimodal.models.dual_encoder import TwoTowers
from multimodal.text.tokenizer import Tokenizer

KS = (1, 5, 10)


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


class Retrieval(NamedTuple):
    """One search: N queries, each with one right answer among N."""

    language: str
    direction: str
    recall: dict[int, float]
    median_rank: float


def search(queries: Tensor, gallery: Tensor, language: str, direction: str) -> Retrieval:
    """Row i of ``queries`` (N, D) looks for row i of ``gallery`` (N, D), both unit vectors."""
    similarity, targets = queries @ gallery.T, torch.arange(len(queries))
    recall = recall_at_k(similarity, targets, KS)
    return Retrieval(language, direction, recall, median_rank(similarity, targets))


def retrieval(embedded: Embedded) -> list[Retrieval]:
    """Both directions in each language."""
    found = []
    for language, texts in embedded.texts.items():
        found.append(search(texts, embedded.images, language, "text_to_image"))
        found.append(search(embedded.images, texts, language, "image_to_text"))
    return found


def recall_interval(embedded: Embedded, language: str, k: int) -> Interval:
    """Recall@k of texts looking for images, with the interval over other test concepts."""
    similarity = embedded.texts[language] @ embedded.images.T
    hits = hit_probability(similarity, torch.arange(len(similarity)), k)
    return bootstrap_interval(hits.tolist(), seed=0)


def cross_language(embedded: Embedded, source: str, target: str) -> Retrieval:
    """Names in one language look for the same concept's name in another."""
    return search(
        embedded.texts[source], embedded.texts[target], f"{source}→{target}", "text_to_text"
    )


def retrieval_table(rows: Sequence[Retrieval], *, words: Words) -> pd.DataFrame:
    """Searches as a table with headings in the reader's language."""
    return pd.DataFrame(
        [
            {
                words("language"): row.language,
                words("direction"): words(row.direction),
                **{f"Recall@{k}": f"{row.recall[k]:.3f}" for k in KS},
                words("median_rank"): f"{row.median_rank:g}",
            }
            for row in rows
        ]
    )
