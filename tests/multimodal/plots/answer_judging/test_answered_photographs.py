"""A line for each question below its photograph, green where the answer is right."""

import pytest
import torch
from reading import hue, shows

from multimodal.data.photo_questions import photo_answer_text, photo_questions
from multimodal.language import Words
from multimodal.plots.answer_judging.answered_photographs import answered_photographs
from multimodal.plots.style import GREEN, ORANGE

PICTURES = list(torch.randint(0, 255, (13, 3, 8, 8), dtype=torch.uint8))
ASKED = photo_questions()
KEYS = ["no" if question.kind == "exists" else question.answer for question in ASKED]
SAID = dict.fromkeys(("en", "es", "zh"), KEYS)


@shows("answer_photographs", answered_photographs, PICTURES, SAID)
def test_lines_and_colours(shown, words) -> None:
    for place, (axes, picture) in enumerate(zip(shown.axes, PICTURES, strict=False)):
        own = [q for q in ASKED if q.photograph == place]
        told = [photo_answer_text("no" if q.thing else q.answer, words.data_language) for q in own]
        assert all(
            text.get_text().endswith(answer) for text, answer in zip(axes.texts, told, strict=True)
        )
        colours = [ORANGE if q.answer == "yes" else GREEN for q in own]
        assert [hue(text.get_color()) for text in axes.texts] == colours
        heights = [text.get_position()[1] for text in axes.texts]
        assert heights == sorted(heights, reverse=True)
        assert (axes.images[0].get_array() == picture.permute(1, 2, 0).numpy()).all()
    astronaut, no = (photo_answer_text(key, words.data_language) for key in ("astronaut", "no"))
    person = photo_answer_text("person", words.data_language)
    first = [text.get_text() for text in shown.axes[0].texts]
    assert first[0] == words("photo_line", form=words("photo_what"), answer=astronaut)
    assert words("photo_line", form=person, answer=no) in first
    assert not any(axes.images or axes.texts for axes in shown.axes[13:])


def test_an_answer_for_every_question() -> None:
    words = Words("en", "answer_photographs")
    with pytest.raises(ValueError, match="1 answers to"):
        answered_photographs(PICTURES, {"en": ["yes"]}, words=words)
