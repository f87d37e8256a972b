"""One row of tokens, one Transformer, three heads over it."""

import torch
from reading import arrows, boxes, shows, written

from multimodal.plots.answer_judging.vilt_drawing import HEADS, vilt_drawing

TOKENS = {"en": ["red", "?"], "es": ["roja", "?"], "zh": ["红", "?"]}
PATCHES = torch.randint(0, 255, (3, 3, 4, 4), dtype=torch.uint8)


@shows("answer_judging", vilt_drawing, TOKENS, PATCHES)
def test_parts(shown, words) -> None:
    (axes,) = shown.axes
    assert len(axes.images) == 3
    for image, patch in zip(axes.images, PATCHES, strict=True):
        assert (image.get_array() == patch.permute(1, 2, 0).numpy()).all()
    order = [written(axes, name).get_position()[0] for name in (words("whole_pair"), "roja", "?")]
    assert order == sorted(order)
    assert order[-1] < axes.images[0].get_extent()[0]
    said = {says: colour for (says, _), colour in boxes(axes).items()}
    for name, colour in HEADS:
        assert said[words(f"head_{name}")] == colour
    assert words("one_transformer") in said
    assert len(list(arrows(axes))) == 6 + len(HEADS)
    for key in ("kind_word", "kind_patch"):
        assert written(axes, words(key))
