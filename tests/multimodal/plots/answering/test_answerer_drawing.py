"""Two readers, what joins them, and the probabilities of the answers."""

import torch
from reading import arrows, boxes, cells, hue, shows, sizes, texts, written

from multimodal.plots.answering.answerer_drawing import answerer_drawing
from multimodal.plots.style import AMBER, BLUE, GREEN, GREY

PICTURE = torch.randint(0, 255, (3, 8, 8), dtype=torch.uint8)
CHANCES = {"red": 0.2, "blue": 0.7, "star": 0.06, "yes": 0.04}
QUESTION = {code: f"{code} colour?" for code in ("en", "es", "zh")}


@shows("answering", answerer_drawing, PICTURE, QUESTION, CHANCES)
def test_parts_from_left_to_right(shown, words) -> None:
    (axes,) = shown.axes
    assert (axes.images[0].get_array() == PICTURE.permute(1, 2, 0).numpy()).all()
    names = ("eye", "reader", "places", "word_states", "joins", "probability")
    for name in names:
        assert words(name) in texts(axes)
    assert "es colour?" in texts(axes)
    assert [says for says, _ in boxes(axes)] == [words("joins")]
    fills = [fill for _, fill, _ in cells(axes)]
    assert (fills.count(BLUE), fills.count(AMBER)) == (36, 6)
    assert len(list(arrows(axes))) == 7


@shows("answering", answerer_drawing, PICTURE, QUESTION, CHANCES)
def test_the_likeliest_answer_is_green_and_its_bar_the_longest(shown, words) -> None:
    (axes,) = shown.axes
    bars = [(size[0], place) for place, size in sizes(axes).items() if size[1] == 0.4]
    assert max(bars)[0] == round(2.4 * 0.7, 6)
    assert len(bars) == 4
    found = {name: hue(written(axes, words(f"answer_{name}")).get_color()) for name in CHANCES}
    assert found == {"red": GREY, "blue": GREEN, "star": GREY, "yes": GREY}
    heights = [texts(axes)[words(f"answer_{name}")][0][1] for name in CHANCES]
    assert heights == sorted(heights, reverse=True)
