from collections.abc import Callable

import pytest

from coursekit.course import Course, CourseError
from coursekit.finding import Finding, excerpt
from coursekit.gates.allowance import Allowance, without_allowed
from coursekit.gates.catalogue import check_catalogue
from coursekit.gates.check import all_findings
from coursekit.translation.staleness import record_review

Plant = Callable[[str, str, str], None]
HEARD = ("decimal", "allowance")


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
    assert [f.file for f in all_findings(course) if f.severity == "error"] == [
        "code/multimodal/words/clip.yml",
        "translations/zh/site.yml",
    ]


def test_a_part_without_a_name_in_a_language(course: Course) -> None:
    toc = course.root / "_toc.yml"
    toc.write_text(
        toc.read_text("utf-8") + "parts:\n  - caption: Fusion\n    chapters: []\n", "utf-8"
    )
    for language, name in (("en", "Fusion"), ("zh", "融合")):
        site = course.translations / language / "site.yml"
        site.write_text(f"{site.read_text('utf-8')}captions: {{Fusion: {name}}}\n", "utf-8")
    (finding,) = [one for one in all_findings(course) if one.rule == "catalogue"]
    assert finding.file == "translations/es/site.yml"
    assert "the part 'Fusion' of _toc.yml has no name in es" in finding.message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("loss: {en: loss, es: pérdida}\n", "no text in zh"),
        ("a:\n  b: {en: loss, es: pérdida, zh: ''}\n", "'a.b' has no text in zh"),
        ("a:\n  b: {en: loss, es: ' ', zh: 损失}\n", "'a.b' has no text in es"),
        ("n: {en: '{n} of {m}', es: '{n} de {m}', zh: '共 {m} 个'}\n", "zh fills in ['m']"),
    ],
)
def test_catalogues_that_lack_something(course: Course, text: str, words: str) -> None:
    path = course.root / "code/multimodal/words/clip.yml"
    path.write_text(text, "utf-8")
    (finding,) = check_catalogue(path, "clip.yml")
    assert words in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "a: {en: loss}\nb: {es: x}\n",
        "a: {en: loss, es: pérdida, zh: 损失}\nb: [x]\n",
        "en: {a: x}\n",
        "n: {en: '{n:.2f}', es: '{n}', zh: '{n:d}'}\n",
        "n: {en: '{n} {m}', es: '{m} {n}', zh: '{m}{n}'}\n",
    ],
)
def test_catalogues_that_lack_nothing(course: Course, text: str) -> None:
    path = course.root / "code/multimodal/words/clip.yml"
    path.write_text(text, "utf-8")
    messages = [finding.message for finding in check_catalogue(path, "clip.yml")]
    assert messages == (["'a' has no text in es, zh"] if "loss}" in text else [])


@pytest.mark.parametrize(
    ("allowance", "heard"),
    [
        ({"rule": "decimal", "text": "1,5"}, True),
        ({"rule": "decimal", "text": "1,5", "file": "translations/es/*"}, True),
        ({"rule": "decimal", "text": "1,5", "file": "translations/zh/*"}, False),
        ({"rule": "spacing", "text": "1,5"}, False),
        ({"rule": "decimal", "text": "2,5"}, False),
    ],
)
def test_an_exception_is_about_a_rule_words_and_files(allowance: dict, heard: bool) -> None:
    finding = Finding("translations/es/clip.md", 3, "decimal", "“1,5”: no", text="1,5")
    without = Finding("translations/es/clip.md", 3, "decimal", "“1,5”: no")
    exception = Allowance(**allowance, reason="a quotation")
    assert (exception.covers(finding), exception.covers(without)) == (heard, heard)
    kept = without_allowed([finding], [exception])
    assert [one.rule for one in kept] == ([] if heard else ["decimal", "allowance"])


def test_a_finding_is_one_line_and_an_excerpt_has_a_limit() -> None:
    assert str(Finding("a.md", 3, "r", "m")) == "a.md:3: error [r] m"
    assert str(Finding("a.md", 0, "r", "m", "warning")) == "a.md: warning [r] m"
    assert excerpt("a\n  b" + 37 * "c") == "a b" + 37 * "c"
    assert excerpt("a\n  b" + 38 * "c") == "a b" + 36 * "c" + "…"


def test_an_exception_is_heard_once_it_gives_a_reason(course: Course, plant: Plant) -> None:
    reviewed(course)
    plant("translations/es/clip.md", "El segundo punto", "El segundo punto 1,5")
    reviewed(course)
    path = course.root / "translations" / "allow.yml"

    def rules() -> list[str]:
        return [finding.rule for finding in all_findings(course) if finding.rule in HEARD]

    path.write_text("- {rule: decimal, text: '1,5'}\n", "utf-8")
    with pytest.raises(CourseError, match="reason"):
        all_findings(course)
    path.write_text("- {rule: decimal, text: '1,5', reason: a quotation}\n", "utf-8")
    assert rules() == []
    plant("translations/es/clip.md", "1,5", "2,5")
    assert rules() == ["allowance", "decimal"]
    plant("translations/es/clip.md", "2,5", "1.5")
    assert rules() == ["allowance"]
    assert "nothing needs 'decimal'" in str(all_findings(course))
