"""Names above, answers below, the right ones in green."""

import torch
from reading import hue, shows

from multimodal.plots.clip.answered_pictures import answered_pictures
from multimodal.plots.style import GREEN, GREY, ORANGE

PICTURES = list(torch.randint(0, 255, (3, 3, 8, 8), dtype=torch.uint8))
TRUTHS = {
    "en": ("cat", "rocket", "a very long name indeed"),
    "es": ("gato", "cohete", "un nombre muy largo de verdad"),
    "zh": ("猫", "火箭", "花"),
}
ANSWERS = {"en": ("cat", "coins", "b"), "es": ("gato", "monedas", "b"), "zh": ("猫", "硬币", "花")}
RIGHT = {"en": (True, False, False), "es": (True, False, False), "zh": (True, False, True)}


@shows("clip", answered_pictures, PICTURES, TRUTHS, ANSWERS, RIGHT, across=2)
def test_a_right_answer_is_green_and_framed(shown, words) -> None:
    first, second, third, empty = shown.axes
    for axes, picture in zip(shown.axes, PICTURES, strict=False):
        assert (axes.images[0].get_array() == picture.permute(1, 2, 0).numpy()).all()
    assert [axes.get_title() for axes in (first, second)] == ["gato", "cohete"]
    assert [axes.get_xlabel() for axes in (first, second)] == ["gato", "monedas"]
    assert [hue(axes.xaxis.label.get_color()) for axes in (first, second)] == [GREEN, ORANGE]
    assert [hue(axes.spines["left"].get_edgecolor()) for axes in (first, second)] == [GREEN, GREY]
    assert len(third.get_title()) == 16
    assert not empty.images


@shows("clip", answered_pictures, PICTURES[:1], TRUTHS, ("teapot",), (False,))
def test_answers_without_language_are_shown_as_they_are(shown, words) -> None:
    assert [len(axes.images) for axes in shown.axes] == [1, 0, 0, 0, 0, 0, 0]
    assert shown.axes[0].get_xlabel() == "teapot"
