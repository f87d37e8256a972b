"""Frames and sentences tell the four ways a decision can turn out."""

import torch
from reading import hue, shows

from multimodal.plots.caption_judging.filtered_captions import filtered_captions
from multimodal.plots.style import AMBER, GREEN, ORANGE

PICTURES = torch.randint(0, 255, (5, 3, 8, 8), dtype=torch.uint8)
SAID = ["a red star above a blue circle"] * 5
CHANCES, WRONG = (0.01, 0.99, 0.2, 0.7, 0.5), (True, False, False, True, False)


@shows("caption_learning", filtered_captions, PICTURES, SAID, CHANCES, WRONG)
def test_each_outcome_has_its_colour_and_words(shown, words) -> None:
    panels = shown.axes
    colours = [hue(axes.spines["left"].get_edgecolor()) for axes in panels[:5]]
    assert colours == [GREEN, GREEN, ORANGE, AMBER, GREEN]
    assert panels[0].get_xlabel() == f"1 %\n{words('dropped_wrong')}"
    assert panels[2].get_xlabel() == f"20 %\n{words('dropped_true')}"
    assert panels[3].get_xlabel() == f"70 %\n{words('kept_wrong')}"
    assert panels[4].get_xlabel() == f"50 %\n{words('kept_true')}"
    for axes, picture in zip(panels, PICTURES, strict=False):
        assert (axes.images[0].get_array() == picture.permute(1, 2, 0).numpy()).all()
        assert axes.get_title().replace("\n", " ") == SAID[0]
    assert not any(axes.images for axes in panels[5:])
