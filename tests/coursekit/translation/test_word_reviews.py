from collections.abc import Callable

import pytest

from coursekit.course import Course, CourseError
from coursekit.translation.word_reviews import check_words, record_words

Plant = Callable[[str, str, str], None]
WORDS, GLOSSARY = "code/multimodal/words/clip.yml", "translations/glossary.yml"
SITE = "translations/es/site.yml"


def warnings(course: Course) -> list[str]:
    found = list(check_words(course, "es"))
    assert all(finding.severity == "warning" for finding in found)
    return [str(finding) for finding in found]


@pytest.fixture
def reviewed(course: Course) -> Course:
    assert [record_words(course, file, "es") for file in (WORDS, GLOSSARY, SITE)] == [1, 10, 1]
    return course


def test_words_without_review_warn_once_a_file_and_name_the_command(course: Course) -> None:
    for file, warning in zip((WORDS, GLOSSARY, SITE), warnings(course), strict=True):
        assert f"{file}: warning [review]" in warning
        assert f"python -m coursekit review {file} es" in warning


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (WORDS, "es: pérdida", "es: ganancia", "“ganancia” has changed"),
        (WORDS, "es: pérdida", 'es: ""', "“” has changed"),
        (WORDS, "en: loss", "en: gain", "English line 1 has changed: “gain”"),
        (WORDS, "zh: 损失}", "zh: 损失}\nmore: {en: more, es: más}", "“más” was never compared"),
        (GLOSSARY, "es: codificador dual", "es: codificador doble", "“codificador doble” has"),
        (GLOSSARY, "es: Sin ejemplos.", "es: Con ejemplos.", "“Con ejemplos.” has changed"),
        (GLOSSARY, "modelo de dos torres", "modelo de torres", "“modelo de torres” has changed"),
        (SITE, "Un curso", "Otro curso", "“Otro curso” has changed"),
        ("translations/en/site.yml", "A course", "Another", "English line 1 has changed"),
    ],
)
def test_words_changed_after_their_review_are_noticed(
    reviewed: Course, plant: Plant, file: str, old: str, new: str, said: str
) -> None:
    assert warnings(reviewed) == []
    plant(file, old, new)
    (warning,) = warnings(reviewed)
    assert said in warning
    record_words(reviewed, file.replace("/en/", "/es/"), "es")
    assert warnings(reviewed) == []


def test_another_language_and_other_signs_of_yaml_are_no_change(
    reviewed: Course, plant: Plant
) -> None:
    plant(WORDS, "zh: 损失", "zh: 误差")
    plant(WORDS, "es: pérdida", 'es:   "pérdida"')
    assert warnings(reviewed) == []


@pytest.mark.parametrize(
    ("file", "language"),
    [(WORDS, "en"), ("none.yml", "es"), ("translations/zh/site.yml", "es"), ("_toc.yml", "es")],
)
def test_wrong_requests(course: Course, file: str, language: str) -> None:
    with pytest.raises(CourseError, match="holds no words"):
        record_words(course, file, language)
