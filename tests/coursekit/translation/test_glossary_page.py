import pytest

from coursekit.course import Course
from coursekit.myst.reader import course_reader
from coursekit.translation.glossary import Term, read_glossary
from coursekit.translation.glossary_page import check_pages, initial, render_glossary, write_pages
from coursekit.wording import say


def test_pages_are_written_once(course: Course) -> None:
    assert len(write_pages(course)) == 3
    assert check_pages(course) == []
    assert write_pages(course) == []


def test_a_page_that_is_behind_the_terms_is_found(course: Course) -> None:
    write_pages(course)
    path = course.page("glossary", "zh")
    path.write_text(path.read_text("utf-8").replace("没有样本", "没有"), "utf-8")
    (finding,) = check_pages(course)
    assert finding.file == "translations/zh/glossary.md"
    assert "python -m coursekit glossary" in finding.message


@pytest.mark.parametrize("language", ["en", "es", "zh"])
def test_every_term_has_the_same_address_in_all_languages(course: Course, language: str) -> None:
    terms = read_glossary(course)
    page = course_reader(course).page(render_glossary(terms, language))
    labels = [b.label for b in page.of("target") if b.label.startswith("term-")]
    assert sorted(labels) == sorted(term.key for term in terms)
    for term in terms:
        assert any(term.means[language] in block.prose for block in page.prose)


def test_an_entry_has_its_label_name_other_names_and_meaning(course: Course) -> None:
    text = render_glossary(read_glossary(course), "es")
    assert text.startswith("(glossary)=\n# ")
    also = say("also", "es", names="modelo de dos torres")
    assert (
        "(glossary-c)=\n## C\n\n(term-dual-encoder)=\ncodificador dual\n"
        f": dual encoder · 双编码器\n: Dos codificadores.{also}\n"
    ) in text
    assert "(term-zero-shot)=\nzero-shot\n: zero-shot · 零样本\n: Sin ejemplos.\n" in text
    assert [line for line in text.split("\n") if line.startswith("## ")] == [
        *("## C", "## N", "## R", "## Z")
    ]


def test_a_page_that_was_never_written_is_not_behind(course: Course) -> None:
    assert check_pages(course) == []
    write_pages(course)
    course.page("glossary", "zh").write_text("", "utf-8")
    assert write_pages(course) == ["translations/zh/glossary.md"]


def test_capitals_accents_and_hyphens_do_not_count_for_the_order(course: Course) -> None:
    names = ("Época", "epsilon", "Eco", "e-mail")
    means = {"en": "x", "es": "x", "zh": "x"}
    terms = [Term({"en": name, "es": name, "zh": name}, means) for name in names]
    lines = render_glossary(terms, "es").split("\n")
    assert [line for line in lines if line in names] == ["Eco", "e-mail", "Época", "epsilon"]
    chinese = [Term({"en": name, "zh": name}, means) for name in ("SVD", "双塔", "sgd")]
    lines = render_glossary(chinese, "zh").split("\n")
    assert [line for line in lines if line in ("SVD", "双塔", "sgd")] == [
        "sgd",
        "SVD",
        "双塔",
    ]


def test_terms_are_in_alphabetical_order(course: Course) -> None:
    text = render_glossary(read_glossary(course), "zh")
    places = [text.index(f"\n{name}\n") for name in ("归一化", "零样本", "双编码器", "正则化")]
    assert places == sorted(places)


def test_small_letters_and_capitals_stand_in_one_order_before_characters() -> None:
    names = ("满", "MoCo", "模态", "margin", "MAE")
    terms = [Term(dict.fromkeys(("en", "es", "zh"), name), {"en": "?"}) for name in names]
    page = render_glossary(terms, "zh")
    places = [page.index(f"\n{name}\n") for name in ("MAE", "margin", "MoCo", "满", "模态")]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("name", "language", "letter"),
    [
        ("Époque", "es", "E"),
        ("zero-shot", "en", "Z"),
        ("锚点", "zh", "M"),
        ("长程依赖", "zh", "C"),
        ("重建损失", "zh", "C"),
        ("按图像", "zh", "A"),
        ("（模态间）翻译", "zh", "F"),
        ("softmax", "zh", "S"),
    ],
)
def test_initials(name: str, language: str, letter: str) -> None:
    assert initial(name, language) == letter
