"""A question above each scene, three answers below it, coloured by whether they are right."""

import torch
from reading import hue, shows

from multimodal.plots.multimodality.asked_scenes import asked_scenes
from multimodal.plots.style import GREEN, ORANGE

PICTURES = torch.randint(0, 255, (2, 3, 8, 8), dtype=torch.uint8)
LANGUAGES = ("en", "es", "zh")
QUESTIONS = {code: ["What colour is the star?", "Short?"] for code in LANGUAGES}
ANSWERS = {
    name: {code: [f"{code}{name}0", f"{code}{name}1"] for code in LANGUAGES}
    for name in ("picture", "words", "both")
}
RIGHT = {"picture": [False, True], "words": [False, False], "both": [True, True]}


@shows("multimodality", asked_scenes, PICTURES, QUESTIONS, ANSWERS, RIGHT)
def test_questions_and_answers(shown, words) -> None:
    assert [axes.get_title() for axes in shown.axes] == ["What colour\nis the star?", "Short?"]
    spoken = words.data_language
    for place, axes in enumerate(shown.axes):
        assert (axes.images[0].get_array() == PICTURES[place].permute(1, 2, 0).numpy()).all()
        assert [(text.get_text(), hue(text.get_color())) for text in axes.texts] == [
            (
                words(f"answer_{name}", answer=ANSWERS[name][spoken][place]),
                GREEN if RIGHT[name][place] else ORANGE,
            )
            for name in ANSWERS
        ]
