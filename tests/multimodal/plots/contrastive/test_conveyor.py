"""The queue as a conveyor belt."""

from reading import arrows, cells, shows, texts

from multimodal.plots.contrastive.conveyor import conveyor
from multimodal.plots.style import BLUE, GREEN, GREY, MIST, ORANGE, PALE

BELTS = [[1, 1, 0, 0, 0, 0], [2, 2, 1, 1, 0, 0], [3, 3, 2, 2, 1, 1]]


@shows("contrastive", conveyor, BELTS, 2)
def test_each_key_wears_the_colour_and_the_number_of_its_batch(shown, words) -> None:
    (axes,) = shown.axes
    colours = {1: BLUE, 2: ORANGE, 3: GREEN}
    expected = [
        (MIST, GREY) if number == 0 else (PALE[colours[number]], colours[number])
        for belt in BELTS
        for number in belt
    ]
    found = cells(axes)
    assert [(fill, edge) for _, fill, edge in found] == expected
    assert [place[0] for place, _, _ in found] == [0, 1, 2, 3, 4, 5] * 3
    heights = [place[1] for place, _, _ in found]
    assert heights == sorted(heights, reverse=True)
    said = texts(axes)
    assert {key: len(said[key]) for key in ("?", "1", "2", "3")} == {"?": 6, "1": 6, "2": 4, "3": 2}
    assert [len(said[words("after_step", step=step)]) for step in (1, 2, 3)] == [1, 1, 1]
    assert said[words("newest_keys")][0][0] < said[words("oldest_keys")][0][0]


@shows("contrastive", conveyor, BELTS, 2)
def test_keys_enter_at_the_left_and_leave_at_the_right(shown, words) -> None:
    (axes,) = shown.axes
    found = list(arrows(axes))
    assert all(start[0] < end[0] for start, end, _ in found)
    assert [colour for *_, colour in found] == [GREEN, GREY] * 3
    assert all(end[0] < 0 for _, end, colour in found if colour == GREEN)
    assert all(start[0] > 6 for start, _, colour in found if colour == GREY)
