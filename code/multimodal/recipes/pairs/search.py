"""What an embedded data set answers when it is searched: tables of Recall@K."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
import torch
from torch import Tensor

from multimodal.language import Words
from multimodal.metrics.bootstrap import Interval, bootstrap_interval
from multimodal.metrics.retrieval import hit_probability, median_rank, recall_at_k
from multimodal.recipes.pairs.embedding import Embedded

KS = (1, 5, 10)


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
