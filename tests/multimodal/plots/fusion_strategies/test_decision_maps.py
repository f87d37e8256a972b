"""A panel a strategy: what it answers everywhere, and the examples in the colour of their truth."""

import torch
from reading import dots, legend, limits, shows, ticks

from multimodal.plots.fusion_strategies.decision_maps import decision_maps
from multimodal.plots.style import GREEN, ORANGE

POINTS = torch.tensor([[1.0, 1.0], [-1.0, 1.0], [-1.0, -0.5]])
LABELS = torch.tensor([1, 0, 1])
MAPS = {"late": torch.full((3, 3), 0.5), "intermediate": torch.eye(3)}


@shows("fusion_strategies", decision_maps, POINTS, LABELS, MAPS, reach=2.0)
def test_maps_under_examples(shown, words) -> None:
    assert [axes.get_title() for axes in shown.axes] == [words(f"strategy_{n}") for n in MAPS]
    for axes, shares in zip(shown.axes, MAPS.values(), strict=True):
        assert (torch.from_numpy(axes.images[0].get_array().data) == shares).all()
        assert axes.images[0].origin == "lower"
        assert axes.images[0].get_clim() == (0, 1)
        assert dots(axes) == {ORANGE: [(-1, 1)], GREEN: [(-1, -0.5), (1, 1)]}
        assert limits(axes) == ((-2, 2), (-2, 2))
        assert ticks(axes.xaxis) == [words("blue"), words("red")]
        assert axes.get_xlabel() == words("picture_tells")
    assert shown.axes[0].get_ylabel() == words("word_tells")
    assert legend(shown) == {words("fits_0"): ORANGE, words("fits_1"): GREEN}
