"""Questions in three languages, with articles, agreement and punctuation."""

import pytest

from multimodal.data.questions.candidates import by_kind, compared
from multimodal.data.questions.programs import Program, Step
from multimodal.data.questions.question_set import QuestionSet
from multimodal.data.questions.question_wording import NEGATED, negated, say_question, switched
from multimodal.language import DATA_LANGUAGES

UNIQUE, EXISTS, COUNT = Step("unique"), Step("exists"), Step("count")
RED_STAR, BLACK = (*by_kind("red", "star"), EXISTS), (Step("filter_colour", "black"), EXISTS)
CROSSES = compared(Step("filter_shape", "cross"), Step("filter_shape", "heart"))
BLUE = compared(Step("filter_colour", "blue"), Step("filter_colour", "red"))
BESIDE = (*by_kind("red", "circle"), UNIQUE, Step("relate", "left"), UNIQUE, Step("query_colour"))


@pytest.mark.parametrize(
    ("program", "wording", "english", "spanish", "chinese"),
    [
        (RED_STAR, 0, "Is there a red star?", "¿Hay una estrella roja?", "图中有红色的五角星吗？"),
        (BLACK, 1, "Can you see a black thing?", "¿Se ve un objeto negro?", "能看到黑色的东西吗？"),
        (
            (Step("filter_shape", "cross"), COUNT),
            0,
            "How many crosses are there?",
            "¿Cuántas cruces hay?",
            "图中有几个十字形？",
        ),
        (
            (Step("filter_colour", "blue"), COUNT),
            1,
            "How many blue things can you see?",
            "¿Cuántos objetos azules se ven?",
            "一共有多少个蓝色的东西？",
        ),
        (
            (Step("filter_shape", "heart"), UNIQUE, Step("query_colour")),
            0,
            "What colour is the heart?",
            "¿De qué color es el corazón?",
            "心形是什么颜色的？",
        ),
        (
            (Step("filter_colour", "purple"), UNIQUE, Step("query_shape")),
            0,
            "What shape is the purple thing?",
            "¿Qué forma tiene el objeto morado?",
            "紫色的东西是什么形状的？",
        ),
        (
            CROSSES,
            0,
            "Are there more crosses than hearts?",
            "¿Hay más cruces que corazones?",
            "十字形比心形多吗？",
        ),
        (
            BLUE,
            0,
            "Are there more blue things than red ones?",
            "¿Hay más objetos azules que rojos?",
            "蓝色的东西比红色的多吗？",
        ),
        (
            BESIDE,
            0,
            "What colour is the thing to the left of the red circle?",
            "¿De qué color es el objeto que está a la izquierda del círculo rojo?",
            "红色的圆形左边的东西是什么颜色的？",
        ),
    ],
)
def test_questions(
    program: Program, wording: int, english: str, spanish: str, chinese: str
) -> None:
    said = [say_question(program, code, wording) for code in DATA_LANGUAGES]
    assert said == [english, spanish, chinese]


@pytest.mark.parametrize("language", DATA_LANGUAGES)
def test_two_questions_never_say_the_same(asked: dict[str, QuestionSet], language: str) -> None:
    programs = {question.program for part in asked.values() for question in part.questions}
    said = [say_question(program, language, wording) for program in programs for wording in (0, 1)]
    assert len(set(said)) == len(said)
    marks = {"en": ("", "?"), "es": ("¿", "?"), "zh": ("", "？")}[language]
    assert all(text.startswith(marks[0]) and text.endswith(marks[1]) for text in said)
    assert not any("{" in text or "  " in text or " de el " in text for text in said)
    if language == "zh":
        assert all(text.count(" ") == 0 for text in said)


def test_denials() -> None:
    assert [negated(RED_STAR, code) for code in DATA_LANGUAGES] == [
        "Is it true that there is no red star?",
        "¿Es cierto que no hay ninguna estrella roja?",
        "图中没有红色的五角星，对吗？",
    ]
    assert negated(BLACK, "es") == "¿Es cierto que no hay ningún objeto negro?"
    assert [negated(CROSSES, code) for code in DATA_LANGUAGES] == [
        "Is it true that there are not more crosses than hearts?",
        "¿Es cierto que no hay más cruces que corazones?",
        "十字形不比心形多，对吗？",
    ]
    assert NEGATED == ("exists", "compare")
    with pytest.raises(ValueError, match="only exists and compare can be negated, got a question"):
        negated(BESIDE, "en")


@pytest.mark.parametrize(
    ("program", "language", "other", "text"),
    [
        (RED_STAR, "es", "en", "¿Hay una red star?"),
        (RED_STAR, "zh", "en", "图中有 red star 吗？"),
        (RED_STAR, "en", "zh", "Is there a 红色的五角星?"),
        (BLACK, "en", "es", "Is there an objeto negro?"),
        (BESIDE, "es", "en", "¿De qué color es el objeto que está a la izquierda del red circle?"),
        (BLUE, "zh", "es", "objetos azules 比 rojos 多吗？"),
        (BLUE, "es", "zh", "¿Hay más 蓝色的东西 que 红色的?"),
    ],
)
def test_code_switching(program: Program, language: str, other: str, text: str) -> None:
    assert switched(program, language, other) == text


def test_refusals() -> None:
    with pytest.raises(ValueError, match="wording must be 0 or 1, got 2"):
        say_question(RED_STAR, "en", 2)
    with pytest.raises(ValueError, match="wording must be 0 or 1, got -1"):
        switched(RED_STAR, "en", "es", -1)
    with pytest.raises(ValueError, match="got 'en' twice"):
        switched(RED_STAR, "en", "en")
    with pytest.raises(ValueError, match="unknown language 'fr'"):
        say_question(RED_STAR, "fr")
    with pytest.raises(ValueError, match="unknown language 'fr'"):
        switched(RED_STAR, "en", "fr")
