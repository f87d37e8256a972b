"""Anchor, positive, negative."""

import math

import pytest
import torch
from matplotlib.offsetbox import AnnotationBbox
from reading import arrows, hue, limits, near, points, shows, texts, written

from multimodal.language import Words
from multimodal.plots.contrastive.idea import anchor_diagram
from multimodal.plots.style import BLUE, GREEN, GREY, ORANGE

PICTURES = torch.rand(4, 1, 8, 8, generator=torch.Generator().manual_seed(0))
COLOURS = {"anchor": BLUE, "positive": GREEN, "negative_1": ORANGE, "negative_2": ORANGE}


def angle(place: tuple[float, float]) -> float:
    return math.degrees(math.atan2(place[1], place[0])) % 360


@shows("contrastive", anchor_diagram, PICTURES)
def test_each_picture_hangs_at_the_end_of_its_vector(shown, words) -> None:
    (axes,) = shown.axes
    vectors = [(end, colour) for start, end, colour in arrows(axes) if start == (0, 0)]
    hung = [artist for artist in axes.artists if isinstance(artist, AnnotationBbox)]
    (circle,) = (patch for patch in axes.patches if hue(patch.get_edgecolor()) == GREY)
    assert circle.radius == 1
    assert limits(axes) == ((-3.4, 3.4), (-1.95, 1.95))
    for (end, colour), box, (name, expected), picture in zip(
        vectors, hung, COLOURS.items(), PICTURES, strict=True
    ):
        assert colour == hue(box.patch.get_edgecolor()) == expected
        assert math.hypot(*end) == pytest.approx(1, abs=1e-5)
        assert angle(box.xybox) == pytest.approx(angle(end), abs=0.01)
        assert (box.offsetbox.get_data() == 1 - picture[0].numpy()).all()
        x, y = texts(axes)[words(name)][0]
        assert y == near(box.xybox)[1]
        assert abs(x) > abs(box.xybox[0])
        assert written(axes, words(name)).get_ha() == ("left" if x > 0 else "right")


@shows("contrastive", anchor_diagram, PICTURES)
def test_positives_are_pulled_and_negatives_pushed_away_from_the_anchor(shown, words) -> None:
    (axes,) = shown.axes
    anchor, positive, *negatives = (angle(end) for start, end, _ in arrows(axes) if start == (0, 0))
    arcs = [(points(line), line.get_color()) for line in axes.lines]
    turns = [(angle(arc[0]), angle(arc[-1])) for arc, _ in arcs]
    assert [colour for _, colour in arcs] == [GREEN, GREEN, ORANGE, ORANGE]
    first, second, *away = turns
    assert positive < first[0] < first[1] < second[1] < second[0] < anchor
    for (start, end), at in zip(away, negatives, strict=True):

        def apart(place: float) -> float:
            return abs((place - anchor + 180) % 360 - 180)

        assert abs(start - at) == pytest.approx(4, abs=0.1)
        assert apart(end) > apart(start) > apart(at)
    heads = [(end, colour) for start, end, colour in arrows(axes) if start != (0, 0)]
    starts = [start for start, _, _ in arrows(axes) if start != (0, 0)]
    assert starts == [arc[-4] for arc, _ in arcs]
    assert texts(axes)[words("pulled")] == [(-3.35, 1.6)]
    assert texts(axes)[words("pushed")] == [(-3.35, 1.25)]
    assert heads == [(arc[-1], colour) for arc, colour in arcs]
    assert written(axes, words("pulled")).get_color() == GREEN
    assert written(axes, words("pushed")).get_color() == ORANGE


def test_a_diagram_of_five_pictures_is_refused() -> None:
    with pytest.raises(ValueError, match="shows 4 pictures, got 5"):
        anchor_diagram(torch.rand(5, 1, 8, 8), words=Words("en", "contrastive"))
