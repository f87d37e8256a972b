"""Alignment and uniformity."""

import torch
from matplotlib.patches import Circle
from reading import dots, near, points, shows

from multimodal.plots.contrastive.circle import pairs_on_circles
from multimodal.plots.style import BLUE, GREEN, ORANGE

FIRST = torch.tensor([[1.0, 0.0], [0.0, 1.0]])
SECOND = torch.tensor([[0.6, 0.8], [-1.0, 0.0]])
CLOUDS = {
    "at_the_start": (FIRST, SECOND),
    "attraction_alone": (SECOND, SECOND),
    "attraction_and_push": (FIRST, FIRST),
}
MEASURES = [(1.23, -0.5), (0.5, -0.1), (0.0, -2.25)]


@shows("contrastive", pairs_on_circles, CLOUDS, MEASURES)
def test_partners_are_joined_and_measures_stand_below(shown, words) -> None:
    assert [axes.get_title() for axes in shown.axes] == [words(name) for name in CLOUDS]
    for axes, (first, second), numbers in zip(shown.axes, CLOUDS.values(), MEASURES, strict=True):
        assert [patch.radius for patch in axes.patches if isinstance(patch, Circle)] == [1]
        chords = [[near(a), near(b)] for a, b in zip(first.tolist(), second.tolist(), strict=True)]
        assert [points(line) for line in axes.lines] == chords
        assert {line.get_color() for line in axes.lines} == {GREEN}
        expected = {BLUE: first, ORANGE: second}
        assert dots(axes) == {c: sorted(map(near, side.tolist())) for c, side in expected.items()}
        alignment, uniformity = numbers
        said = axes.get_xlabel().split("\n")
        assert said == [
            f"{words('alignment')} {alignment:.2f}",
            f"{words('uniformity')} {uniformity:.2f}",
        ]
