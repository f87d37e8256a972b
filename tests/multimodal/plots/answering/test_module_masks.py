"""A copy of the picture for each step of a program, and the answer below the last."""

import numpy as np
import torch
from reading import hue, shows

from multimodal.plots.answering.module_masks import module_masks
from multimodal.plots.style import GREEN

PICTURE = torch.full((3, 8, 8), 200, dtype=torch.uint8)
STEPS = [
    ("filter_colour", "red"),
    ("filter_shape", "star"),
    ("unique", ""),
    *(("relate", direction) for direction in ("left", "right", "above", "below")),
]
MASKS = torch.eye(4)[[0, 1, 2, 3, 0, 1, 2]]


@shows("answering", module_masks, PICTURE, STEPS, MASKS, "heart")
def test_each_step_has_its_mask(shown, words) -> None:
    used = [axes for axes in shown.axes if axes.images]
    titles = [axes.get_title() for axes in used]
    directions = [words(f"direction_{name}") for name in ("left", "right", "above", "below")]
    assert titles == [
        words("the_picture"),
        words("step_filter_colour", argument="rojo"),
        words("step_filter_shape", argument="estrella"),
        words("step_unique"),
        *(words("step_relate", argument=direction) for direction in directions),
    ]
    pixels = [np.asarray(axes.images[0].get_array())[:, :, 0] for axes in used]
    assert (pixels[0] == 200).all()
    assert pixels[1][0, 0] == 200 > pixels[1][-1, -1]
    assert pixels[4][-1, -1] == 200 > pixels[4][0, 0]
    below = {axes.get_xlabel(): hue(axes.xaxis.label.get_color()) for axes in used[1:]}
    assert below[words("answers", answer="corazón")] == GREEN
    assert used[-1].get_xlabel() == words("answers", answer="corazón")
