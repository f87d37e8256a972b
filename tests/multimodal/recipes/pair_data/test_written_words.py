"""A word on pictures: the same on all, only at the bottom, and readable in any script."""

import torch

from multimodal.recipes.pair_data.written_words import write_on

PICTURES = torch.full((2, 3, 100, 120), 90, dtype=torch.uint8)


def test_the_bar_lies_at_the_bottom_and_the_rest_stays() -> None:
    changed = write_on(PICTURES, "SALE")
    assert changed.shape == PICTURES.shape
    assert torch.equal(changed[..., :80, :], PICTURES[..., :80, :])
    bar = changed[..., 80:, :]
    assert torch.equal(bar[0], bar[1])
    assert bar.min() == 0
    assert bar.max() == 255
    assert (PICTURES == 90).all()


def test_words_differ() -> None:
    assert not torch.equal(write_on(PICTURES, "SALE"), write_on(PICTURES, "火箭"))
