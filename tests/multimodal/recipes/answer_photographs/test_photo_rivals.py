import pytest

from multimodal.data.photo_questions import PhotoQuestion, photo_questions
from multimodal.recipes.answer_photographs.photo_rivals import frequent_answers, right_answers

ASKED = [
    PhotoQuestion(0, "where", "", "indoors"),
    PhotoQuestion(1, "where", "", "outdoors"),
    PhotoQuestion(2, "where", "", "outdoors"),
    PhotoQuestion(0, "exists", "animal", "no"),
    PhotoQuestion(1, "exists", "plant", "yes"),
]


def test_each_form_has_its_own_most_frequent_answer():
    said = frequent_answers(ASKED)
    assert said == ["outdoors", "outdoors", "outdoors", "no", "yes"]
    assert right_answers(said, ASKED).tolist() == [False, True, True, True, True]


def test_half_of_the_balanced_questions_are_right_without_a_look():
    asked = [question for question in photo_questions() if question.kind == "exists"]
    assert int(right_answers(frequent_answers(asked), asked).sum()) * 2 == len(asked)


def test_as_many_answers_as_questions():
    with pytest.raises(ValueError, match="1 answers to 5 questions"):
        right_answers(["yes"], ASKED)
