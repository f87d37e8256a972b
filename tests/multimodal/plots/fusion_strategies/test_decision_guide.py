"""Questions in their order on the left, what to do on the right, and where "no" leads."""

from reading import arrows, boxes, shows, texts, touched

from multimodal.plots.fusion_strategies.decision_guide import (
    BESIDES,
    CHOOSING,
    LEFT,
    RIGHT,
    decision_guide,
)
from multimodal.plots.style import AMBER, BLUE, GREEN, GREY


@shows("fusion_strategies", decision_guide)
def test_questions_from_the_top_down_a_page_of_a4(shown, words) -> None:
    (axes,) = shown.axes
    places = {says: (place, colour) for (says, place), colour in boxes(axes).items()}
    assert len(places) == 2 * 9 + 1
    heights = []
    for number in (*CHOOSING, *BESIDES):
        (x, y), colour = places[words(f"guide_ask_{number}")]
        assert (x, colour) == (LEFT, BLUE if number in CHOOSING else AMBER)
        assert places[words(f"guide_yes_{number}")] == ((RIGHT, y), GREEN)
        heights.append(y)
    assert heights == sorted(heights, reverse=True)
    default, colour = places[words("guide_default")]
    assert heights[2] > default[1] > heights[3]
    assert colour == GREEN
    for name in ("guide_title", "guide_choose", "guide_besides", "guide_foot"):
        assert words(name) in texts(axes)
    wide, high = shown.get_size_inches()
    assert abs(high / wide - 297 / 210) < 0.01  # a page of A4


@shows("fusion_strategies", decision_guide)
def test_yes_leads_to_the_right_and_no_to_the_next(shown, words) -> None:
    (axes,) = shown.axes
    led = [(touched(axes, start), touched(axes, end), hue) for start, end, hue in arrows(axes)]
    yes = {(asked, told) for asked, told, colour in led if colour == GREEN}
    no = {(asked, told) for asked, told, colour in led if colour == GREY}
    numbers = (*CHOOSING, *BESIDES)
    assert yes == {(words(f"guide_ask_{n}"), words(f"guide_yes_{n}")) for n in numbers}
    assert no == {
        (words("guide_ask_1"), words("guide_ask_2")),
        (words("guide_ask_2"), words("guide_ask_3")),
        (words("guide_ask_3"), words("guide_default")),
    }
    assert len(texts(axes)[words("guide_yes")]) == 9
    assert len(texts(axes)[words("guide_no")]) == 3
