"""Two emoji side by side, with captions that say so in three languages."""

import numpy as np
import torch
import torch.nn.functional as F

from multimodal.data.pairs import PairDataset
from multimodal.language import DATA_LANGUAGES

TEMPLATES = {
    "en": ("{a} and {b}", "{a} next to {b}"),
    "es": ("{a} y {b}", "{a} junto a {b}"),
    "zh": ("{a}和{b}", "{a}旁边是{b}"),
}


def emoji_pairs(emoji: PairDataset, count: int, *, seed: int) -> PairDataset:
    """``count`` square pictures of two different emoji each on white, one caption a template.

    Args:
        emoji: pictures with one name in each language.
        count: of pictures.
        seed: of the choice.

    Raises:
        ValueError: fewer than two emoji.
    """
    if len(emoji) < 2:
        raise ValueError(f"two emoji make a pair, got {len(emoji)}")
    random = np.random.default_rng(seed)
    rows = [random.choice(len(emoji), size=2, replace=False).tolist() for _ in range(count)]
    first, second = (torch.tensor(side) for side in zip(*rows, strict=True))
    return PairDataset(
        images=_squared(torch.cat((emoji.images[first], emoji.images[second]), dim=3)),
        captions={
            language: [_said(emoji, language, *row) for row in rows] for language in DATA_LANGUAGES
        },
        ids=tuple(f"pair-{seed}-{number:04d}" for number in range(count)),
    )


def _squared(wide: torch.Tensor) -> torch.Tensor:
    """(N, 3, S, 2 S) → (N, 3, 2 S, 2 S), white above and below."""
    margin = wide.shape[2] // 2
    return F.pad(wide, (0, 0, margin, wide.shape[2] - margin), value=255)


def _said(emoji: PairDataset, language: str, first: int, second: int) -> list[str]:
    a, b = (emoji.captions[language][row][0] for row in (first, second))
    return [template.format(a=a, b=b) for template in TEMPLATES[language]]
