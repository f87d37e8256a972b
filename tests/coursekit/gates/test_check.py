from collections.abc import Callable

import pytest

from coursekit.course import Course, CourseError
from coursekit.gates.catalogue import check_catalogue
from coursekit.gates.check import all_findings
from coursekit.translation.staleness import record_review

Plant = Callable[[str, str, str], None]


def reviewed(course: Course) -> Course:
    for language in ("es", "zh"):
        record_review(course, "clip", language)
    return course


def test_a_missing_page_is_named(course: Course) -> None:
    course.page("clip", "zh").unlink()
    assert "the page clip does not exist in zh" in str(all_findings(course))


def test_a_missing_text_of_an_exercise_is_named(course: Course) -> None:
    for language, text in (("en", "Do it.\n"), ("es", "Hazlo.\n")):
        folder = course.folder(language) / "exercises" / "clip" / "swap"
        folder.mkdir(parents=True)
        (folder / "statement.md").write_text(text, "utf-8")
    assert "exercises/clip/swap/statement does not exist in zh" in str(all_findings(course))


def test_the_language_of_site_words_and_catalogues(course: Course, plant: Plant) -> None:
    reviewed(course)
    plant("translations/zh/site.yml", "一门课程", "一门,课程")
    plant("code/multimodal/words/clip.yml", "es: pérdida", 'es: "La “pérdida”"')
    assert [f.file for f in all_findings(course)] == [
        "code/multimodal/words/clip.yml",
        "translations/zh/site.yml",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("loss: {en: loss, es: pérdida}\n", "no text in zh"),
        ("a:\n  b: {en: loss, es: pérdida, zh: ''}\n", "'a.b' has no text in zh"),
        ("n: {en: '{n} of {m}', es: '{n} de {m}', zh: '共 {m} 个'}\n", "zh fills in ['m']"),
    ],
)
def test_catalogues_that_lack_something(course: Course, text: str, words: str) -> None:
    path = course.root / "code/multimodal/words/clip.yml"
    path.write_text(text, "utf-8")
    (finding,) = check_catalogue(path, "clip.yml")
    assert words in finding.message


def test_an_exception_is_heard_once_it_gives_a_reason(course: Course, plant: Plant) -> None:
    reviewed(course)
    plant("translations/es/clip.md", "El segundo punto", "El segundo punto 1,5")
    path = course.root / "translations" / "allow.yml"
    path.write_text("- {rule: decimal, text: '1,5'}\n", "utf-8")
    with pytest.raises(CourseError, match="reason"):
        all_findings(course)
    path.write_text("- {rule: decimal, text: '1,5', reason: a quotation}\n", "utf-8")
    assert all_findings(course) == []
    plant("translations/es/clip.md", "1,5", "2,5")
    assert {f.rule for f in all_findings(course)} == {"decimal", "allowance"}
    plant("translations/es/clip.md", "2,5", "1.5")
    assert ["nothing needs 'decimal'" in f.message for f in all_findings(course)] == [True]
