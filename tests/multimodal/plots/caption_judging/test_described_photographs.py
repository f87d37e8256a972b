"""A line for each system below each photograph, green where it leads to its photograph."""

import torch
from reading import hue, shows

from multimodal.plots.caption_judging.described_photographs import described_photographs
from multimodal.plots.style import GREEN, ORANGE

PICTURES = list(torch.randint(0, 255, (2, 3, 8, 8), dtype=torch.uint8))
SAID = {
    "en": ("a cat", "a very long sentence that goes on and on and on and on"),
    "es": ("un gato", "una frase muy larga que sigue y sigue y sigue y sigue"),
    "zh": ("猫", "一个很长很长很长很长很长很长很长很长很长的句子"),
}
RIVAL = {"en": ("dog", "sun"), "es": ("perro", "sol"), "zh": ("狗", "太阳")}
GOOD = dict.fromkeys(SAID, (True, False))
BAD = dict.fromkeys(SAID, (False, False))
SYSTEMS = {"captioner": (SAID, GOOD), "conse": (RIVAL, BAD), "nearest": (RIVAL, GOOD)}


@shows("caption_learning", described_photographs, PICTURES, SYSTEMS)
def test_lines_and_colours(shown, words) -> None:
    first, second, *empty = shown.axes
    assert [text.get_text() for text in first.texts] == [
        f"{words('letter_captioner')} un gato",
        f"{words('letter_conse')} perro",
        f"{words('letter_nearest')} perro",
    ]
    assert [hue(text.get_color()) for text in first.texts] == [GREEN, ORANGE, GREEN]
    assert hue(second.texts[0].get_color()) == ORANGE
    assert second.texts[0].get_text().count("\n") == 1
    assert first.texts[0].get_position()[1] > first.texts[1].get_position()[1]
    for axes, picture in zip((first, second), PICTURES, strict=True):
        assert (axes.images[0].get_array() == picture.permute(1, 2, 0).numpy()).all()
    assert not any(axes.images or axes.texts for axes in empty)
