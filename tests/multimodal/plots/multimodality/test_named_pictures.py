"""Names under one another with their places, the right one green and bold."""

import torch
from reading import hue, shows

from multimodal.plots.multimodality.named_pictures import LONGEST, Line, Ranked, named_pictures
from multimodal.plots.style import GREEN, INK

PICTURE = torch.randint(0, 255, (3, 8, 8), dtype=torch.uint8)
SHORT = "b" * (LONGEST - 1) + "…"


def lines(language: str, right: int) -> list[Line]:
    names = ((1, f"{language}a"), (2, "b" * 40), (317, f"{language}c"))
    return [Line(*one, right=number == right) for number, one in enumerate(names)]


ROWS = [
    Ranked(PICTURE, {language: lines(language, right) for language in ("en", "es", "zh")})
    for right in (2, 0)
]


@shows("multimodality", named_pictures, ROWS)
def test_names_beside_their_picture(shown, words) -> None:
    pictures = [axes for axes in shown.axes if axes.images]
    named = [axes for axes in shown.axes if axes.texts]
    assert len(pictures) == len(named) == 2
    spoken = words.data_language
    for one, two in zip(pictures, named, strict=True):
        assert shown.axes.index(two) == shown.axes.index(one) + 1
    for axes, right in zip(named, (2, 0), strict=True):
        texts = [text.get_text() for text in axes.texts]
        assert texts == ["1", f"{spoken}a", "2", SHORT, "317", f"{spoken}c"]
        for number, text in enumerate(axes.texts):
            green = number // 2 == right
            assert hue(text.get_color()) == (GREEN if green else INK)
            assert text.get_fontweight() == ("bold" if green else "normal")
        heights = [text.get_position()[1] for text in axes.texts]
        assert heights == sorted(heights, reverse=True)
