"""The angle between query and key follows their offset, not their places."""

import pytest
from reading import shows

from multimodal.plots.vit.rotating_pair import rotating_pair


@shows("vit", rotating_pair, [(0, 0), (2, 2), (0, 1), (2, 3)], 0.6)
def test_moved_together_the_angle_stays(shown, words) -> None:
    angles = [axes.texts[-1].get_text() for axes in shown.axes]
    assert angles == ["40°", "40°", "74°", "74°"]
    arcs = [axes.patches[-1] for axes in shown.axes]
    assert [arc.theta2 - arc.theta1 for arc in arcs] == pytest.approx(
        [40.1, 40.1, 74.5, 74.5], abs=0.1
    )
    letters = {text.get_text() for text in shown.axes[0].texts}
    assert {words("letter_query"), words("letter_key")} <= letters
    assert shown.axes[2].get_title() == words("turned", first=0, second=1)
