"""Scenes and what is said about them."""

import pytest
import torch
from matplotlib.colors import to_hex
from reading import shows

from multimodal.language import Words
from multimodal.plots.clip.captioned_scenes import captioned_scenes
from multimodal.plots.style import LANGUAGE_COLOURS

PICTURES = torch.randint(0, 255, (2, 3, 8, 8), dtype=torch.uint8)
SAID = [{"en": "a red circle", "es": "un círculo rojo"}, {"en": "a star", "zh": "一个星形"}]


@shows("clip", captioned_scenes, PICTURES, SAID)
def test_each_picture_stands_beside_its_captions(shown, words) -> None:
    for row, (picture, said) in enumerate(zip(PICTURES, SAID, strict=True)):
        left, right = shown.axes[2 * row : 2 * row + 2]
        assert (left.images[0].get_array() == picture.permute(1, 2, 0).numpy()).all()
        written = [(text.get_text(), to_hex(text.get_color()).upper()) for text in right.texts]
        names = [(words(f"speaks_{code}"), LANGUAGE_COLOURS[code]) for code in said]
        assert written[::2] == names
        assert [text for text, _ in written[1::2]] == list(said.values())
        heights = [text.get_position()[1] for text in right.texts[::2]]
        assert heights == sorted(heights, reverse=True)


def test_every_picture_needs_captions() -> None:
    with pytest.raises(ValueError, match="2 pictures but 1 captions"):
        captioned_scenes(PICTURES, SAID[:1], words=Words("en", "clip"))
