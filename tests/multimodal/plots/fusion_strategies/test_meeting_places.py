"""Four networks: which know one modality, which both, and what leads where."""

from collections import Counter

from reading import arrows, boxes, shows, texts

from multimodal.plots.fusion_strategies.meeting_places import STRATEGIES, meeting_places
from multimodal.plots.style import AMBER, BLUE, GREEN, GREY


@shows("fusion_strategies", meeting_places)
def test_boxes_in_the_colour_of_what_they_know(shown, words) -> None:
    (axes,) = shown.axes
    for name in STRATEGIES:
        assert words(f"strategy_{name}") in texts(axes)
    found = Counter((says, colour) for (says, _), colour in boxes(axes).items())
    assert found == {
        (words("first_input"), GREY): 4,
        (words("second_input"), GREY): 4,
        (words("network"), GREEN): 1,
        (words("encoder"), BLUE): 3,
        (words("encoder"), AMBER): 3,
        (words("decision"), BLUE): 1,
        (words("decision"), AMBER): 1,
        (words("joint"), GREEN): 2,
        (words("answer"), GREEN): 4,
    }


@shows("fusion_strategies", meeting_places)
def test_arrows_lead_upwards(shown, words) -> None:
    (axes,) = shown.axes
    found = list(arrows(axes))
    assert len(found) == 3 + 5 + 6 + 7
    assert all(end[1] > start[1] for start, end, _ in found)
    assert Counter(colour for _, _, colour in found) == {GREY: 19, BLUE: 1, AMBER: 1}
