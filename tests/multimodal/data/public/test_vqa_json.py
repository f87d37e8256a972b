"""What is wrong with a file of questions or annotations is said with the place where it stands."""

import json

import pytest

from multimodal.data.public.vqa_json import read_question_file, read_vqa


def question(number, picture=9, text="What is this?"):
    return {"question_id": number, "image_id": picture, "question": text}


def annotation(number, picture=9, *, answers=10, sort="other", said="cat"):
    given = [{"answer": said, "answer_confidence": "yes", "answer_id": n} for n in range(answers)]
    return {
        "question_id": number,
        "image_id": picture,
        "question_type": "what is",
        "answer_type": sort,
        "multiple_choice_answer": said,
        "answers": given,
    }


@pytest.fixture
def files(tmp_path):
    """(questions, annotations, part of the annotations) → both files."""

    def write(questions, annotations, part="train2014"):
        paths = tmp_path / "questions.json", tmp_path / "annotations.json"
        asked = {"data_subtype": "train2014", "questions": questions}
        answered = {"data_subtype": part, "annotations": annotations}
        for path, content in zip(paths, (asked, answered), strict=True):
            path.write_text(json.dumps(content))
        return paths

    return write


def test_questions_and_answers_are_joined_by_their_numbers(files):
    both = [question(91, text="One?"), question(90, text="Two?")]
    part, found = read_vqa(*files(both, [annotation(90, said="a cat"), annotation(91)]))
    assert part == "train2014"
    assert (found[90].text, found[90].common, found[90].sort) == ("Two?", "a cat", "other")
    assert found[91].answers == ("cat",) * 10
    assert found[91].picture == 9


@pytest.mark.parametrize(
    ("questions", "annotations", "message"),
    [
        (
            [question(1), question(2), question(3)],
            [annotation(1)],
            r"2 questions of questions.json have no annotation, first 2",
        ),
        (
            [question(1)],
            [annotation(1), annotation(7)],
            r"annotations\[1\].question_id is 7, expected the id of a question of questions.json",
        ),
        ([question(1), question(1)], [annotation(1)], r"questions\[1\].question_id is 1, expected"),
        ([question(1)], [annotation(1)] * 2, r"annotations\[1\].question_id is 1, expected some"),
        ([question(1)], [annotation(1, 8)], r"image_id is 8, expected 9, the picture of quest"),
        (
            [question(1)],
            [annotation(1, answers=9)],
            r"annotations\[0\].answers is a list of 9, expected 10 answers to question 1",
        ),
        ([question(1)], [annotation(1, sort="maybe")], r"answer_type is 'maybe', expected one of"),
        ([question(1, text=" ")], [annotation(1)], r"questions\[0\].question is ' ', expected"),
        ([question("1")], [annotation(1)], r"questions\[0\].question_id is '1', expected a whole"),
        ([{"image_id": 9}], [annotation(1)], r"questions\[0\].question_id is missing or null"),
        ([], [], r"questions.json: it asks no questions"),
    ],
)
def test_every_fault_is_named(files, questions, annotations, message):
    with pytest.raises(ValueError, match=message):
        read_vqa(*files(questions, annotations))


def test_files_of_two_parts_are_told(files):
    with pytest.raises(ValueError, match=r"data_subtype is 'val2014', expected train2014, as in q"):
        read_vqa(*files([question(1)], [annotation(1)], "val2014"))


def test_a_broken_file_is_told(tmp_path):
    (tmp_path / "q.json").write_text('{"questions": [')
    with pytest.raises(ValueError, match=r"q.json: broken or no JSON"):
        read_question_file(tmp_path / "q.json")
    with pytest.raises(ValueError, match=r"missing.json"):
        read_question_file(tmp_path / "missing.json")
