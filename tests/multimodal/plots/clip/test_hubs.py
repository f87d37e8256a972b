"""How often pictures are found, and those found most often."""

import torch
from reading import legend, shows

from multimodal.plots.clip.hubs import hub_chart
from multimodal.plots.style import AMBER

COUNTS = [0, 0, 1, 1, 1, 4, 9]
HUBS = torch.randint(0, 255, (2, 3, 8, 8), dtype=torch.uint8)


@shows("clip", hub_chart, COUNTS, HUBS)
def test_the_histogram_counts_pictures_by_occurrences(shown, words) -> None:
    chart = next(axes for axes in shown.axes if axes.patches)
    heights = {round(bar.get_x() + bar.get_width() / 2): bar.get_height() for bar in chart.patches}
    assert {at: number for at, number in heights.items() if number} == {0: 2, 1: 3, 4: 1, 9: 1}
    assert legend(chart) == {words("hub_mean"): AMBER}
    assert list(chart.lines[0].get_xdata()) == [16 / 7] * 2
    assert chart.get_xlabel() == words("hub_occurrences")
    assert chart.get_ylabel() == words("hub_pictures")


@shows("clip", hub_chart, COUNTS, HUBS)
def test_the_most_frequent_pictures_carry_their_counts(shown, words) -> None:
    shown_pictures = [axes for axes in shown.axes if axes.images]
    assert [axes.get_title() for axes in shown_pictures] == ["9", "4"]
    for axes, picture in zip(shown_pictures, HUBS, strict=True):
        assert (axes.images[0].get_array() == picture.permute(1, 2, 0).numpy()).all()
