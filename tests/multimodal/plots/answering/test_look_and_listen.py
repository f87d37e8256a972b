"""Where each step looks, and how much each word weighs in it."""

import numpy as np
import torch
from reading import hue, shows, ticks

from multimodal.plots.answering.look_and_listen import Glance, look_and_listen
from multimodal.plots.style import BLUE, GREY

PICTURE = torch.full((3, 8, 8), 200, dtype=torch.uint8)
TOKENS = ["what", "star"]
GLANCES = [
    Glance(torch.tensor([1.0, 0.0, 0.0, 0.0]), torch.tensor([0.25, 0.75])),
    Glance(torch.tensor([0.0, 0.0, 0.0, 1.0]), torch.tensor([0.9, 0.1])),
]


@shows("answering", look_and_listen, PICTURE, TOKENS, GLANCES)
def test_a_row_a_step(shown, words) -> None:
    for number in range(2):
        left, right = shown.axes[2 * number : 2 * number + 2]
        assert left.get_ylabel() == words("step_number", number=number + 1)
        pixels = np.asarray(left.images[0].get_array())[:, :, 0].astype(int)
        assert (pixels[0, 0] > pixels[-1, -1]) == (number == 0)
        heights = [round(bar.get_width(), 4) for bar in right.patches]
        assert heights == [round(100 * share, 4) for share in GLANCES[number].words.tolist()]
        colours = [hue(bar.get_facecolor()) for bar in right.patches]
        assert colours == ([GREY, BLUE] if number == 0 else [BLUE, GREY])
        assert ticks(right.yaxis) == TOKENS
        assert right.get_xlim() == (0, 100)
        assert right.get_ylim()[0] > right.get_ylim()[1]
    assert shown.axes[-1].get_xlabel() == words("weight_of_word")
