"""States of one picture, in their order, under their names."""

import torch
from reading import shows

from multimodal.plots.pair_data.picture_strip import picture_strip

KEYS = ("original", "every_eighth", "averaged", "mirrored", "tinted", "with_word")
STATES = {
    key: torch.randint(
        0, 255, (3, 8, 8), dtype=torch.uint8, generator=torch.Generator().manual_seed(seed)
    )
    for seed, key in enumerate(KEYS)
}


@shows("pair_data", picture_strip, STATES)
def test_each_state_has_its_panel_and_its_name(shown, words) -> None:
    for axes, (key, picture) in zip(shown.axes, STATES.items(), strict=True):
        assert axes.get_title() == words(key)
        assert (axes.images[0].get_array() == picture.permute(1, 2, 0).numpy()).all()
        assert axes.images[0].get_interpolation() == "nearest"
