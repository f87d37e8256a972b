"""What a real tower must be compared with: pixels, random weights, words counted in a bag.

Letters: N pictures or texts, V words.
"""

import re
from collections.abc import Sequence

import torch
from torch import Tensor

from multimodal.models.efficientnet_lite import EfficientNetLite
from multimodal.training.seeds import seeded

SIDE = 32


def pixels(images: Tensor) -> Tensor:
    """Pictures (N, 3, H, W) uint8 → their colours at 32 × 32 pixels, (N, 3072)."""
    small = torch.nn.functional.interpolate(images.float(), (SIDE, SIDE), mode="area")
    return small.flatten(1) / 255


def untrained_tower(images: Tensor, *, seed: int = 0) -> EfficientNetLite:
    """The tower with random weights; its batch statistics are those of the given pictures.

    Without them the signal would die out in evaluation mode, and the rival would be a straw man.
    """
    with seeded(seed):
        tower = EfficientNetLite()
    tower.train()
    for module in tower.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.momentum = None  # the plain mean over all that pass
    with torch.no_grad():
        for part in images.split(128):
            tower(part / 255)
    return tower.eval()


class WordCounts:
    """Texts as counts of the words of the training texts; a Chinese character is a word.

    Args:
        texts: of the training part, in all languages.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        words = sorted({word for text in texts for word in _words(text)})
        self.places = {word: place for place, word in enumerate(words)}

    def __call__(self, texts: Sequence[str]) -> Tensor:
        """Texts → (N, V)."""
        counts = torch.zeros(len(texts), len(self.places))
        for row, text in enumerate(texts):
            for word in _words(text):
                if word in self.places:
                    counts[row, self.places[word]] += 1
        return counts


def _words(text: str) -> list[str]:
    return re.findall(r"[\u4e00-\u9fff]|[^\W\u4e00-\u9fff]+", text.lower())
