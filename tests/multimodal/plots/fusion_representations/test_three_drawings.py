"""Who leads where in the three drawings."""

from reading import arrows, boxes, polygons, shows, texts, touched

from multimodal.plots.fusion_representations.three_drawings import WIDE, three_drawings
from multimodal.plots.style import GREEN


@shows("fusion_representations", three_drawings)
def test_each_kind_has_its_inputs_encoders_and_results(shown, words) -> None:
    (axes,) = shown.axes
    places = [texts(axes)[words(f"kind_{name}")][0][0] for name in KINDS]
    assert places == sorted(places)
    assert boxed(axes, 0) == sorted([words("picture"), words("text"), "$z$"])
    assert boxed(axes, 1) == sorted([words("picture"), words("text"), "$z_1$", "$z_2$"])
    assert boxed(axes, 2) == sorted([words("picture"), words("text"), "$c$"])
    assert len(polygons(axes)) == 6


@shows("fusion_representations", three_drawings)
def test_only_the_coordinated_are_tied(shown, words) -> None:
    (axes,) = shown.axes
    ends = [[touched(axes, place) for place in arrow[:2]] for arrow in arrows(axes)]
    assert ["$z_1$", "$z_2$"] in ends
    tied = [arrow for arrow in arrows(axes) if arrow[2] == GREEN]
    assert len(tied) == 1
    assert [end for _, end in ends].count("$z$") == 2
    assert [end for _, end in ends].count(words("text")) == 1


KINDS = ("joint", "coordinated", "translation")


def boxed(axes, number: int) -> list[str]:
    """What the boxes of one drawing say."""
    return sorted(says for says, (x, _) in boxes(axes) if WIDE * number <= x < WIDE * (number + 1))
