"""A copy of the picture per token, dark where the model did not look."""

import numpy as np
import torch
from reading import shows

from multimodal.plots.captioning.word_maps import ACROSS, Written, word_maps
from multimodal.plots.lit_places import DARKEST

PICTURE = torch.full((3, 8, 8), 200, dtype=torch.uint8)
CORNER = torch.tensor([1.0, 0.0, 0.0, 0.0])
EVEN = torch.full((4,), 0.25)
TOKENS = ["a", "red", *"cdefgh"]
MAPS = torch.stack([CORNER, *[EVEN] * 7])
WRITTEN = {code: Written([f"{code}{t}" for t in TOKENS], MAPS) for code in ("en", "es", "zh")}


@shows("captioning", word_maps, PICTURE, WRITTEN)
def test_each_token_has_its_map(shown, words) -> None:
    used = [axes for axes in shown.axes if axes.images]
    assert len(shown.axes) == 2 * ACROSS
    titles = [axes.get_title() for axes in used]
    assert titles == [words("the_picture"), *(f"es{token}" for token in TOKENS)]
    pixels = [np.asarray(axes.images[0].get_array()) for axes in used]
    assert (pixels[0] == 200).all()
    corner = pixels[1][:, :, 0]
    assert corner[0, 0] == 200
    assert abs(int(corner[-1, -1]) - 200 * (1 - DARKEST)) <= 1
    assert (np.diff(corner.astype(int), axis=0) <= 0).all()
    assert (pixels[2] == 200).all()
