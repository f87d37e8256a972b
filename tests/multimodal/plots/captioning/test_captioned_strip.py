"""Sentences below their pictures, headed by the system, coloured by whether they are true."""

import torch
from reading import hue, shows

from multimodal.plots.captioning.captioned_strip import _lines, captioned_strip
from multimodal.plots.style import GREEN, GREY, ORANGE

PICTURES = torch.randint(0, 255, (2, 3, 8, 8), dtype=torch.uint8)
LANGUAGES = ("en", "es", "zh")
SHOWN = {"en": list(PICTURES.flip(0)), "es": list(PICTURES), "zh": list(PICTURES.flip(0))}
SENTENCES = {
    name: {code: [f"{code} {name}", "a long sentence that needs two lines"] for code in LANGUAGES}
    for name in ("blind", "neighbour_pixels")
}
RIGHT = {
    "blind": {code: [False, True] for code in LANGUAGES},
    "neighbour_pixels": {code: [True, True] for code in LANGUAGES},
}


@shows("captioning", captioned_strip, SHOWN, SENTENCES, RIGHT)
def test_sentences_below_their_picture(shown, words) -> None:
    pictures, below = shown.axes[:2], shown.axes[2:]
    for axes, picture in zip(pictures, PICTURES, strict=True):
        assert (axes.images[0].get_array() == picture.permute(1, 2, 0).numpy()).all()
    found = [
        [(text.get_text(), text.get_position()[1], hue(text.get_color())) for text in axes.texts]
        for axes in below
    ]
    blind, pixels = words("system_blind"), words("system_neighbour_pixels")
    assert found[0] == [
        (blind, 0, GREY),
        ("es blind", 1, ORANGE),
        (pixels, 3, GREY),
        ("es neighbour_pixels", 4, GREEN),
    ]
    assert [line[:2] for line in found[1]] == [
        (blind, 0),
        ("a long sentence that", 1),
        ("needs two lines", 2),
        (pixels, 3),
        ("a long sentence that", 4),
        ("needs two lines", 5),
    ]
    assert {colour for _, _, colour in found[1]} == {GREY, GREEN}


def test_a_line_of_chinese_does_not_begin_with_a_comma() -> None:
    text = "上面有一个蓝色的三, 下面有一个绿色的圆形"
    assert _lines(text, "zh") == ["上面有一个蓝色的三，", "下面有一个绿色的圆", "形"]
