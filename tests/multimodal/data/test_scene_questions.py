from hypothesis import given
from hypothesis import strategies as st

from multimodal.data.scene_questions import NO, YES, questions
from multimodal.data.scenes.dataset import sample_scenes
from multimodal.data.scenes.world import Scene, Thing
from multimodal.language import DATA_LANGUAGES

scenes = st.sampled_from(sample_scenes(300, seed=4))


def thing(colour: str, shape: str, x: float) -> Thing:
    return Thing(colour, shape, "large", x, 0.5, 0.2)


def told(scene: Scene, language: str) -> dict[str, str]:
    return {q.text[language]: q.answer[language] for q in questions(scene)}


SCENE = Scene(thing("red", "circle", 0.25), thing("yellow", "star", 0.75), "horizontal")


def test_questions_in_english():
    assert told(SCENE, "en") == {
        "what colour is the circle?": "red",
        "what shape is the red object?": "circle",
        "where is the red circle?": "on the left",
        "is there a red circle?": "yes",
        "is there a red star?": "no",
        "what colour is the star?": "yellow",
        "what shape is the yellow object?": "star",
        "where is the yellow star?": "on the right",
        "is there a yellow star?": "yes",
        "is there a yellow circle?": "no",
    }


def test_questions_agree_in_spanish_and_read_well_in_chinese():
    spanish, chinese = told(SCENE, "es"), told(SCENE, "zh")
    assert spanish["¿de qué color es la estrella?"] == "amarillo"
    assert spanish["¿hay una estrella roja?"] == "no"
    assert spanish["¿dónde está la estrella amarilla?"] == "a la derecha"
    assert chinese["黄色的物体是什么形状？"] == "五角星"
    assert chinese["图中有一个红色的五角星吗？"] == "没有"


@given(scenes)
def test_what_exists_is_what_was_drawn(scene):
    kinds = {scene.first.kind, scene.second.kind}
    for question in questions(scene):
        assert set(question.text) == set(question.answer) == set(DATA_LANGUAGES)
        if question.kind == "exists":
            colour, shape = question.text["en"].rstrip("?").split()[-2:]
            assert question.answer == (YES if (colour, shape) in kinds else NO)


@given(scenes)
def test_no_question_has_two_answers(scene):
    for language in DATA_LANGUAGES:
        asked = [(q.text[language], q.answer[language]) for q in questions(scene)]
        assert len({text for text, _ in asked}) == len(set(asked))


def test_a_shared_colour_or_shape_is_not_asked_for():
    twins = Scene(thing("red", "circle", 0.25), thing("red", "star", 0.75), "horizontal")
    assert {question.kind for question in questions(twins)} == {"colour", "where", "exists"}
