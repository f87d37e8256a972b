"""Probabilities of prompts beside pictures."""

import pytest
import torch
from reading import grid, hue, shows, ticks

from multimodal.plots.clip.zero_shot_bars import zero_shot_bars
from multimodal.plots.style import LANGUAGE_COLOURS

LABELS = {"en": ("a dog", "a cat"), "es": ("un perro", "un gato"), "zh": ("一只狗", "一只猫")}
PICTURES = list(torch.randint(0, 255, (3, 3, 8, 8), dtype=torch.uint8))
SHARES = torch.tensor([[0.25, 0.75], [0.875, 0.125], [0.5, 0.5]])


@shows("clip", zero_shot_bars, PICTURES, LABELS, SHARES)
def test_each_picture_stands_beside_its_probabilities(shown, words) -> None:
    left, right = shown.axes[::2], shown.axes[1::2]
    for axes, picture in zip(left, PICTURES, strict=True):
        assert (axes.images[0].get_array() == picture.permute(1, 2, 0).numpy()).all()
    for axes, shares in zip(right, SHARES.tolist(), strict=True):
        assert [bar.get_width() for bar in axes.patches] == shares
        assert [bar.get_y() + bar.get_height() / 2 for bar in axes.patches] == [0, 1]
        assert axes.yaxis_inverted()
        assert ticks(axes.yaxis) == list(LABELS["es"])
        assert {hue(bar.get_facecolor()) for bar in axes.patches} == {LANGUAGE_COLOURS["es"]}
        assert axes.get_xlim() == (0, 1)
        assert grid(axes) == "x"
    assert not any(spine.get_visible() for axes in left for spine in axes.spines.values())
    numbered = [axes.xaxis.get_tick_params().get("labelbottom", True) for axes in right]
    assert numbered == [False, False, True]
    assert shown.get_figheight() == pytest.approx(0.4 + 3 * 1.5)
    assert [axes.get_xlabel() for axes in right] == ["", "", words("probability")]


@shows("clip", zero_shot_bars, PICTURES[:1], ("a " + "very " * 6 + "long prompt",), SHARES[:1, :1])
def test_labels_without_language_are_shown_as_they_are_in_short_lines(shown, words) -> None:
    (label,) = ticks(shown.axes[1].yaxis)
    assert label.replace("\n", " ") == "a very very very very very very long prompt"
    assert max(map(len, label.split("\n"))) <= 26
    assert len(shown.axes[1].patches) == 1
