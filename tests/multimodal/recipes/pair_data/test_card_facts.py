"""What a data card counts."""

import torch

from multimodal.data.pairs import PairDataset
from multimodal.recipes.pair_data.card_facts import card_facts


def test_pictures_texts_twins_and_repeated_captions_are_counted() -> None:
    noise = torch.rand(3, 3, 8, 9, generator=torch.Generator().manual_seed(0)) * 255
    images = noise.to(torch.uint8).repeat_interleave(4, 2).repeat_interleave(4, 3)
    data = PairDataset(
        images=torch.cat([images, images[:1]]),
        captions={"en": [["a"], ["bb"], ["a", "ccc"], ["d"]], "es": [["x"]] * 4},
        ids=("0", "1", "2", "3"),
    )
    assert card_facts(data) == {
        "pictures": 4,
        "side": 36,
        "texts": 9,
        "languages": "en, es",
        "longest": 3,
        "twins": 1,
        "repeated": 2,
    }
