"""Whole sentences as answers: their words, their agreement, one for each answer that fits."""

from itertools import chain

import pytest

from multimodal.data.questions.answer_names import ANSWERS
from multimodal.data.questions.answer_sentences import fitting_answers, say_answer
from multimodal.data.questions.programs import KINDS, Step
from multimodal.data.questions.question_set import question_set
from multimodal.language import DATA_LANGUAGES

RED, STAR, UNIQUE = Step("filter_colour", "red"), Step("filter_shape", "star"), Step("unique")
EXISTS = (RED, STAR, Step("exists"))
COUNT = (STAR, Step("count"))
COLOUR = (STAR, UNIQUE, Step("query_colour"))
SHAPE = (RED, UNIQUE, Step("query_shape"))
MORE = (RED, Step("count"), Step("filter_colour", "blue"), Step("count"), Step("more"))
RELATION = (RED, STAR, UNIQUE, Step("relate", "left"), UNIQUE)
SAID = [
    (
        EXISTS,
        "yes",
        "Yes, there is a red star.",
        "Sí, hay una estrella roja.",
        "是的，图中有红色的五角星。",
    ),
    (
        EXISTS,
        "no",
        "No, there is no red star.",
        "No, no hay ninguna estrella roja.",
        "不，图中没有红色的五角星。",
    ),
    (COUNT, "0", "There are 0 stars.", "Hay 0 estrellas.", "图中有0个五角星。"),
    (COUNT, "1", "There is 1 star.", "Hay 1 estrella.", "图中有1个五角星。"),
    (COLOUR, "red", "The star is red.", "La estrella es roja.", "五角星是红色。"),
    (
        SHAPE,
        "cross",
        "The red thing is a cross.",
        "El objeto rojo es una cruz.",
        "红色的东西是十字形。",
    ),
    (
        MORE,
        "yes",
        "Yes, there are more red things than blue ones.",
        "Sí, hay más objetos rojos que azules.",
        "是的，红色的东西比蓝色的多。",
    ),
    (
        (*RELATION, Step("query_colour")),
        "yellow",
        "The thing to the left of the red star is yellow.",
        "El objeto que está a la izquierda de la estrella roja es amarillo.",
        "红色的五角星左边的东西是黄色。",
    ),
    (
        (*RELATION, Step("query_shape")),
        "star",
        "The thing to the left of the red star is a star.",
        "El objeto que está a la izquierda de la estrella roja es una estrella.",
        "红色的五角星左边的东西是五角星。",
    ),
]


@pytest.mark.parametrize(("program", "answer", "english", "spanish", "chinese"), SAID)
def test_sentences(program, answer, english, spanish, chinese):
    said = [say_answer(program, answer, language) for language in DATA_LANGUAGES]
    assert said == [english, spanish, chinese]


def test_every_question_has_a_sentence_for_each_fitting_answer_and_no_two_alike():
    found = question_set(40, seed=0)
    assert set(found.kinds) == set(KINDS)
    for question in found.questions:
        fitting = fitting_answers(question.program)
        assert question.answer in fitting
        for language in DATA_LANGUAGES:
            said = {say_answer(question.program, answer, language) for answer in fitting}
            assert len(said) == len(fitting)
            assert not any("{" in text or "ANSWER" in text for text in said)


def test_the_answers_that_fit_are_a_part_of_all_answers():
    every = [fitting_answers(program) for program in (EXISTS, COUNT, COLOUR, SHAPE)]
    assert sorted(chain(*every)) == sorted(ANSWERS)
    assert fitting_answers(MORE) == ("yes", "no")
    assert fitting_answers((*RELATION, Step("query_shape"))) == every[3]


@pytest.mark.parametrize(
    ("answer", "language", "message"),
    [("red", "en", "'red' does not answer a question of count"), ("1", "de", "unknown language")],
)
def test_what_makes_no_sense_is_refused(answer, language, message):
    with pytest.raises(ValueError, match=message):
        say_answer(COUNT, answer, language)
