"""Shuffled pictures, guesses in the colour of right and wrong, the pictures in order."""

import torch
from reading import shows

from multimodal.data.fashion import class_names
from multimodal.plots.style import GREEN, ORANGE
from multimodal.plots.vit.puzzle import apart, puzzle

PICTURES, SHUFFLED = torch.rand(2, 1, 8, 8), torch.rand(2, 1, 8, 8)
GUESSES = {"blind": [9, 2], "placed": [1, 2]}
LABELS = [9, 2]


def test_pieces_keep_their_pixels_and_get_gaps() -> None:
    shown = apart(PICTURES, 4)
    assert shown.shape == (2, 12, 12)
    assert shown[0, 3:5, 6:8].equal(PICTURES[0, 0, 2:4, 4:6])
    assert not shown[:, 2].any()
    assert not shown[:, :, 2].any()


@shows("vit", puzzle, SHUFFLED, PICTURES, GUESSES, LABELS, class_names())
def test_guesses_below_and_solutions_above(shown, words) -> None:
    upper, lower = shown.axes[:2], shown.axes[2:]
    names = class_names()[words.data_language]
    for column, axes in enumerate(upper):
        image = axes.images[0].get_array()
        assert (image == apart(SHUFFLED, 4)[column].numpy()).all()
        for text, (kind, found) in zip(axes.texts, GUESSES.items(), strict=True):
            assert text.get_text() == f"{words(f'says_{kind}')}: {names[found[column]]}"
            right = found[column] == LABELS[column]
            assert text.get_color() == (GREEN if right else ORANGE)
    for axes, picture, label in zip(lower, PICTURES, LABELS, strict=True):
        assert (axes.images[0].get_array() == picture[0].numpy()).all()
        assert axes.get_title() == names[label]
