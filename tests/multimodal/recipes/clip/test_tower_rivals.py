"""Rivals that know nothing beforehand."""

import torch

from multimodal.recipes.clip.tower_rivals import WordCounts, pixels, untrained_tower

IMAGES = torch.randint(0, 255, (6, 3, 64, 64), dtype=torch.uint8)


def test_pixels_are_means_of_colours():
    seen = pixels(IMAGES)
    assert seen.shape == (6, 3 * 32 * 32)
    torch.testing.assert_close(seen[0, 0], IMAGES[0, 0, :2, :2].float().mean() / 255)


def test_an_untrained_tower_tells_pictures_apart_and_is_the_same_again():
    first, again = (untrained_tower(IMAGES)(IMAGES / 255) for _ in range(2))
    assert torch.equal(first, again)
    assert (first.std(dim=0) > 0).float().mean() > 0.5


def test_words_are_counted_and_unknown_ones_are_not():
    count = WordCounts(["red dog", "perro rojo", "红狗"])
    seen = count(["Dog, red dog", "狗", "unknown"])
    assert seen.shape == (3, 6)
    assert sorted(seen[0].tolist())[-2:] == [1, 2]
    assert seen[1].sum() == 1
    assert seen[2].sum() == 0
