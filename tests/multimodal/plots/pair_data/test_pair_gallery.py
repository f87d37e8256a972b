"""Pictures with their names; what was found, missed or wrongly suspected is framed and named."""

import torch
from reading import hue, shows

from multimodal.plots.pair_data.pair_gallery import COLUMNS, pair_gallery
from multimodal.plots.style import AMBER, GREEN, GREY, ORANGE

PICTURES = torch.randint(
    0, 255, (8, 3, 8, 8), dtype=torch.uint8, generator=torch.Generator().manual_seed(0)
)
NAMES = {
    "en": [f"name {n}" for n in range(8)],
    "es": [f"un nombre muy largo {n}" for n in range(8)],
    "zh": [f"名称{n}" for n in range(8)],
}
FLAGGED = {"en": [1, 2], "es": [1, 2], "zh": [1, 2]}


def frames(axes) -> set[str]:
    return {hue(spine.get_edgecolor()) for spine in axes.spines.values() if spine.get_visible()}


@shows("pair_data", pair_gallery, PICTURES, NAMES, flagged=FLAGGED, wrong=[1, 3])
def test_frames_tell_what_the_finder_did(shown, words) -> None:
    assert len(shown.axes) == 2 * COLUMNS
    for place, axes in enumerate(shown.axes[:8]):
        pixels = axes.images[0].get_array()
        assert (pixels == PICTURES[place].permute(1, 2, 0).numpy()).all()
        assert axes.get_title().replace("\n", " ") == NAMES["es"][place]
        assert axes.images[0].get_interpolation() == "nearest"
    said = [axes.get_xlabel() for axes in shown.axes[:8]]
    assert said[:4] == ["", words("exchanged"), words("false_alarm"), words("missed")]
    assert [frames(axes) for axes in shown.axes[:4]] == [{GREY}, {GREEN}, {ORANGE}, {AMBER}]
    assert not any(axes.images for axes in shown.axes[8:])


@shows("pair_data", pair_gallery, PICTURES[:6], NAMES)
def test_a_puzzle_gives_nothing_away(shown, words) -> None:
    assert [axes.get_xlabel() for axes in shown.axes] == [""] * 6
    assert all(frames(axes) == {GREY} for axes in shown.axes)
    assert all(len(axes.images) == 1 for axes in shown.axes)
    assert shown.axes[5].get_title().replace("\n", " ") == NAMES["es"][5]
