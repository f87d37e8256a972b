"""A split that should not be used, built to be measured: captions dealt out one by one.

With five captions an image, holding out a fifth of the *rows* leaves nearly every held-out caption
with a sibling in training. Use :func:`multimodal.data.splits.split_by_image` instead.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from multimodal.data.pairs import PairDataset


class TwoParts(NamedTuple):
    """What to learn from and what to measure on."""

    train: PairDataset
    held_out: PairDataset


def split_by_caption(
    data: PairDataset, share: float, *, seed: int, language: str = "en"
) -> TwoParts:
    """Hold out a share of the captions, whatever their image.

    An image stands in each part that has one of its captions: in most cases in both.

    Args:
        data: images with several captions each.
        share: of the rows (captions) that are held out.
        seed: another seed deals another split.
        language: whose captions are the rows; other languages are left out.

    Raises:
        ValueError: a share that leaves one of the parts empty.
    """
    rows = [
        (image, text) for image, texts in enumerate(data.of_language(language)) for text in texts
    ]
    count = round(share * len(rows))
    if not 0 < count < len(rows):
        raise ValueError(f"a share of {share} of {len(rows)} captions leaves one part empty")
    order = np.random.default_rng(seed).permutation(len(rows)).tolist()
    held_out = (rows[row] for row in sorted(order[:count]))
    train = (rows[row] for row in sorted(order[count:]))
    return TwoParts(_of_rows(data, train, language), _of_rows(data, held_out, language))


def known_share(train: PairDataset, held_out: PairDataset, *, language: str = "en") -> float:
    """The share of held-out captions whose image has another caption in training."""
    known = set(train.ids)
    counts = [len(texts) for texts in held_out.of_language(language)]
    hits = sum(count for name, count in zip(held_out.ids, counts, strict=True) if name in known)
    return hits / sum(counts)


def known_share_expected(captions: int, share: float) -> float:
    """The same for many images: 1 − ``share`` to the power of the siblings an image has.

    Args:
        captions: of each image.
        share: of the rows that are held out.

    Raises:
        ValueError: no caption, or a share outside 0 … 1.
    """
    if captions < 1 or not 0 <= share <= 1:
        raise ValueError(f"need captions and a share in 0 … 1, got {captions} and {share}")
    return 1 - share ** (captions - 1)


def gallery(data: PairDataset, count: int, *, language: str = "en") -> PairDataset:
    """The first ``count`` images (fewer if there are fewer), each with its first caption only."""
    chosen = data.subset(range(min(count, len(data))))
    return replace(
        chosen, captions={language: [texts[:1] for texts in chosen.of_language(language)]}
    )


def _of_rows(data: PairDataset, rows: Iterable[tuple[int, str]], language: str) -> PairDataset:
    captions: dict[int, list[str]] = {}
    for image, text in rows:
        captions.setdefault(image, []).append(text)
    return replace(data.subset(list(captions)), captions={language: list(captions.values())})
