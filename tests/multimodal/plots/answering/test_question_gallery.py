"""Each picture between the kind of its question and the question with its answer."""

import torch
from reading import hue, shows

from multimodal.plots.answering.question_gallery import Asked, question_gallery
from multimodal.plots.style import GREEN

KINDS = ("exists", "count", "colour", "shape", "compare", "relation")
PICTURES = list(torch.randint(0, 255, (6, 3, 8, 8), dtype=torch.uint8))
ASKED = {
    code: [Asked(f"{code} {kind}?", f"{code} {kind} answer") for kind in KINDS]
    for code in ("en", "es", "zh")
}


@shows("answering", question_gallery, PICTURES, KINDS, ASKED)
def test_kind_question_and_answer_of_each(shown, words) -> None:
    assert len(shown.axes) == 6
    for axes, picture, kind in zip(shown.axes, PICTURES, KINDS, strict=True):
        assert (axes.images[0].get_array() == picture.permute(1, 2, 0).numpy()).all()
        assert axes.get_title() == words(f"kind_{kind}")
        assert axes.get_xlabel().strip() == f"es {kind}?"
        (answer,) = axes.texts
        assert (answer.get_text(), hue(answer.get_color())) == (f"es {kind} answer", GREEN)
