"""The picture, and a copy for each hop of each network."""

import numpy as np
import torch
from reading import hue, shows

from multimodal.plots.answering.hop_maps import Looked, hop_maps
from multimodal.plots.style import GREEN, ORANGE

PICTURE = torch.full((3, 8, 8), 200, dtype=torch.uint8)
CORNER, EVEN = torch.tensor([1.0, 0.0, 0.0, 0.0]), torch.full((4,), 0.25)


def said(text: str) -> dict[str, str]:
    return {code: f"{code} {text}" for code in ("en", "es", "zh")}


LOOKED = {
    "one_hop": Looked(EVEN[None], said("star"), right=False),
    "two_hops": Looked(torch.stack((CORNER, EVEN)), said("cross"), right=True),
}


@shows("answering", hop_maps, PICTURE, said("what?"), LOOKED)
def test_a_map_a_hop(shown, words) -> None:
    assert shown.get_suptitle() == "es what?"
    titles = [axes.get_title() for axes in shown.axes]
    names = [("one_hop", 1), ("two_hops", 1), ("two_hops", 2)]
    hops = [words("hop_title", system=words(f"system_{name}"), hop=hop) for name, hop in names]
    assert titles == [words("the_picture"), *hops]
    pixels = [np.asarray(axes.images[0].get_array())[:, :, 0] for axes in shown.axes]
    for even in (0, 1, 3):
        assert (pixels[even] == 200).all()
    assert pixels[2][0, 0] == 200 > pixels[2][-1, -1]
    below = [(axes.get_xlabel(), hue(axes.xaxis.label.get_color())) for axes in shown.axes[1:]]
    assert below[0] == (words("answers", answer="es star"), ORANGE)
    assert below[1][0] == ""
    assert below[2] == (words("answers", answer="es cross"), GREEN)
