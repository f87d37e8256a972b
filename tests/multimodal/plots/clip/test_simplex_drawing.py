"""Three pairs before training and at the floor of the loss."""

from itertools import combinations
from math import hypot

import pytest
from reading import arrows, shows, texts

from multimodal.plots.clip.simplex_drawing import CENTRES, simplex_drawing
from multimodal.plots.style import BLUE, ORANGE


@shows("clip", simplex_drawing)
def test_at_the_floor_partners_coincide_at_equal_angles(shown, words) -> None:
    (axes,) = shown.axes
    found = {colour: [] for colour in (BLUE, ORANGE)}
    for start, end, colour in arrows(axes):
        if colour in found and start == (CENTRES[1], 0):
            found[colour].append((end[0] - start[0], end[1] - start[1]))
    assert found[BLUE] == found[ORANGE]
    assert len(found[BLUE]) == 3
    for one, other in combinations(found[BLUE], 2):
        cosine = (one[0] * other[0] + one[1] * other[1]) / (hypot(*one) * hypot(*other))
        assert cosine == pytest.approx(-0.5, abs=1e-4)


@shows("clip", simplex_drawing)
def test_before_training_no_caption_lies_on_its_picture(shown, words) -> None:
    (axes,) = shown.axes
    ends = {colour: set() for colour in (BLUE, ORANGE)}
    for start, end, colour in arrows(axes):
        if colour in ends and start == (CENTRES[0], 0):
            ends[colour].add(end)
    assert len(ends[BLUE]) == len(ends[ORANGE]) == 3
    assert not ends[BLUE] & ends[ORANGE]
    written = texts(axes)
    assert {words("simplex_early"), words("simplex_spread"), words("simplex_training")} <= set(
        written
    )
    assert all(len(written[f"${side}_{n}$"]) == 2 for side in "uv" for n in (1, 2, 3))
