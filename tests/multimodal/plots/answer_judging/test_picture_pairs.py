"""Each question beside its two pictures, each picture beside its answer."""

import torch
from reading import hue, shows

from multimodal.plots.answer_judging.picture_pairs import PicturePair, picture_pairs
from multimodal.plots.style import GREEN

PICTURES = torch.randint(0, 255, (4, 3, 8, 8), dtype=torch.uint8)
ANSWERS = {"en": "two", "es": "dos", "zh": "二"}, {"en": "red", "es": "rojo", "zh": "红"}
PAIRS = [
    PicturePair(PICTURES[row : row + 2], {c: f"{c} {row}?" for c in ("en", "es", "zh")}, ANSWERS)
    for row in (0, 2)
]


@shows("answer_judging", picture_pairs, PAIRS)
def test_rows(shown, words) -> None:
    assert len(shown.axes) == 6
    for row in (0, 1):
        text, *pictures = shown.axes[3 * row : 3 * row + 3]
        assert [each.get_text() for each in text.texts] == [f"es {2 * row}?"]
        for number, axes in enumerate(pictures):
            pixels = PICTURES[2 * row + number].permute(1, 2, 0).numpy()
            assert (axes.images[0].get_array() == pixels).all()
            assert axes.texts[0].get_text() == ANSWERS[number]["es"]
            assert hue(axes.texts[0].get_color()) == GREEN
