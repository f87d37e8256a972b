"""The two files of VQA: questions, and annotations with ten answers to each of them."""

from pathlib import Path
from typing import NamedTuple

from multimodal.data.public.untrusted import Untrusted, read_json

ANNOTATORS = 10
SORTS = ("yes/no", "number", "other")


class PublicQuestion(NamedTuple):
    """A question of VQA.

    Attributes:
        number: ``question_id``.
        picture: ``image_id``.
        text: the question.
        answers: what ten annotators wrote, in their order.
        common: ``multiple_choice_answer``, the most frequent of them.
        sort: ``answer_type``: ``yes/no``, ``number`` or ``other``.
    """

    number: int
    picture: int
    text: str
    answers: tuple[str, ...]
    common: str
    sort: str


class Asked(NamedTuple):
    """A question without its answers."""

    picture: int
    text: str


class QuestionFile(NamedTuple):
    """What the file of questions says.

    Attributes:
        part: ``data_subtype``, such as ``train2014``: it stands in the names of the pictures.
        asked: number of a question → picture and text.
    """

    part: str
    asked: dict[int, Asked]


def read_question_file(path: Path) -> QuestionFile:
    """``v2_OpenEnded_mscoco_train2014_questions.json`` and its like.

    Raises:
        ValueError: the file is missing or not of this form; a question repeats; there is none.
    """
    content = read_json(path)
    asked: dict[int, Asked] = {}
    for entry in content["questions"].each():
        number = _new(entry, asked)
        asked[number] = Asked(entry["image_id"].number(), entry["question"].caption())
    if not asked:
        raise ValueError(f"{path}: it asks no questions")
    return QuestionFile(content["data_subtype"].name(), asked)


def read_vqa(questions: Path, annotations: Path) -> tuple[str, dict[int, PublicQuestion]]:
    """Both files of one part: what the part is called, and number → question with its answers.

    Raises:
        ValueError: one is missing or not of its form; a question has no annotation or a second one,
            an annotation no question; they name two pictures, or the files two parts; not ten
            answers; another sort of answer.
    """
    part, asked = read_question_file(questions)
    content, found = read_json(annotations), dict[int, PublicQuestion]()
    if content["data_subtype"].name() != part:
        raise content["data_subtype"].refused(f"{part}, as in {questions.name}")
    for entry in content["annotations"].each():
        number = _new(entry, found)
        if number not in asked:
            raise entry["question_id"].refused(f"the id of a question of {questions.name}")
        found[number] = _joined(number, asked[number], entry)
    lacking = sorted(set(asked) - set(found))
    if lacking:
        raise ValueError(
            f"{annotations}: {len(lacking)} questions of {questions.name} have no annotation, "
            f"first {lacking[0]}"
        )
    return part, found


def _joined(number: int, asked: Asked, entry: Untrusted) -> PublicQuestion:
    if entry["image_id"].number() != asked.picture:
        raise entry["image_id"].refused(f"{asked.picture}, the picture of question {number}")
    answers = tuple(given["answer"].text() for given in entry["answers"].each())
    if len(answers) != ANNOTATORS:
        raise entry["answers"].refused(f"{ANNOTATORS} answers to question {number}")
    sort = entry["answer_type"].text()
    if sort not in SORTS:
        raise entry["answer_type"].refused(f"one of {', '.join(SORTS)}")
    common = entry["multiple_choice_answer"].text()
    return PublicQuestion(number, asked.picture, asked.text, answers, common, sort)


def _new(entry: Untrusted, known: dict[int, Asked] | dict[int, PublicQuestion]) -> int:
    """The number of a question that no entry before had."""
    number = entry["question_id"].number()
    if number in known:
        raise entry["question_id"].refused("something that no other entry has")
    return number
