"""A row a question, a column a system, coloured by whether the answer is right."""

import torch
from reading import hue, shows

from multimodal.plots.answering.asked_scene import asked_scene
from multimodal.plots.style import GREEN, GREY, INK, ORANGE

PICTURE = torch.randint(0, 255, (3, 8, 8), dtype=torch.uint8)
LANGUAGES = ("en", "es", "zh")
QUESTIONS = {code: [f"{code}?", f"{code} a question that needs two lines"] for code in LANGUAGES}
ANSWERS = {
    name: {code: [f"{code}{name}{row}" for row in range(2)] for code in LANGUAGES}
    for name in ("blind", "two_hops")
}
RIGHT = {"blind": [False, True], "two_hops": [True, True]}


@shows("answering", asked_scene, PICTURE, QUESTIONS, ANSWERS, RIGHT)
def test_questions_with_the_answers_beside_them(shown, words) -> None:
    left, axes = shown.axes
    assert (left.images[0].get_array() == PICTURE.permute(1, 2, 0).numpy()).all()
    found = {
        text.get_text(): (text.get_position()[1], hue(text.get_color())) for text in axes.texts
    }
    assert found == {
        "es?": (0, INK),
        "es a question that needs\ntwo lines": (1, INK),
        words("system_blind"): (-0.8, GREY),
        "esblind0": (0, ORANGE),
        "esblind1": (1, GREEN),
        words("system_two_hops"): (-0.8, GREY),
        "estwo_hops0": (0, GREEN),
        "estwo_hops1": (1, GREEN),
    }
    columns = {text.get_text(): text.get_position()[0] for text in axes.texts}
    assert columns["esblind0"] == columns[words("system_blind")] < columns["estwo_hops0"]
    assert axes.get_ylim()[0] > axes.get_ylim()[1]
