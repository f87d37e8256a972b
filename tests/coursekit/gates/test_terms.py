from collections.abc import Callable

import pytest

from coursekit.course import Course, CourseError
from coursekit.gates.sources import Sources
from coursekit.gates.terms import check_glossary
from coursekit.translation.glossary import Lexicon, Term, Wordings, read_glossary

Plant = Callable[[str, str, str], None]


def messages(course: Course) -> list[str]:
    return [str(finding) for finding in check_glossary(Sources(course))]


def test_a_sound_course_passes(course: Course) -> None:
    assert messages(course) == []


@pytest.mark.parametrize(
    ("language", "old", "wrong", "right"),
    [("es", "El primer", "Cero-disparo", "zero-shot"), ("zh", "第二点", "零拍", "零样本")],
)
def test_wordings_to_avoid(
    course: Course, plant: Plant, language: str, old: str, wrong: str, right: str
) -> None:
    plant(f"translations/{language}/clip.md", old, wrong)
    (message,) = messages(course)
    assert f"write {right}" in message


def test_quoted_and_bracketed_wordings_are_right(course: Course, plant: Plant) -> None:
    plant("translations/es/clip.md", "El primer", "«Cero-disparo» (cero-disparo) o *cero-disparo*")
    assert messages(course) == []


def test_wordings_in_catalogues(course: Course, plant: Plant) -> None:
    plant("code/multimodal/words/clip.yml", "zh: 损失", "zh: 零拍")
    (message,) = messages(course)
    assert message.startswith("code/multimodal/words/clip.yml:1")


@pytest.mark.parametrize(
    ("language", "old", "wrong", "message"),
    [
        ("es", "El primer", "Los ficheros del primer", "not “ficheros”: write archivo"),
        ("zh", "第二点", "第二点的下限", "not “下限”: write 下界"),
    ],
)
def test_one_name_for_one_thing(
    course: Course, plant: Plant, language: str, old: str, wrong: str, message: str
) -> None:
    text = "es: [{write: archivo, not: [fichero]}]\nzh: [{write: 下界, not: [下限]}]\n"
    (course.root / "translations/wordings.yml").write_text(text, "utf-8")
    assert messages(course) == []
    plant(f"translations/{language}/clip.md", old, wrong)
    (found,) = messages(course)
    assert message in found


@pytest.mark.parametrize(
    "text",
    [
        "es: archivo\n",
        "es: [{write: archivo}]\n",
        "es: [{write: archivo, not: fichero}]\n",
        "es: [{write: archivo, not: []}]\n",
        "es: [{write: archivo, not: [1]}]\n",
        "es: [{write: archivo, not: [fichero], odd: 1}]\n",
        "fr: [{write: fichier, not: [dossier]}]\n",
        "[]\n- a\n",
    ],
)
def test_wordings_of_another_shape_are_refused(course: Course, text: str) -> None:
    (course.root / "translations/wordings.yml").write_text(text, "utf-8")
    with pytest.raises(CourseError, match=r"translations/wordings.yml"):
        messages(course)


def test_the_meanings_of_the_glossary_are_read(course: Course, plant: Plant) -> None:
    plant("translations/glossary.yml", "zh: 没有样本。", "zh: 零拍。")
    (message,) = messages(course)
    assert message.startswith("translations/glossary.yml")


def test_an_enforced_term_must_be_rendered(course: Course, plant: Plant) -> None:
    plant("translations/zh/clip.md", "双编码器比较", "该模型比较")
    (message,) = messages(course)
    assert "says dual encoder: write 双编码器" in message


def test_other_accepted_wordings_and_inflections(course: Course, plant: Plant) -> None:
    plant("translations/es/clip.md", "Un codificador dual", "Los modelos de dos torres")
    plant("book/clip.md", "A dual encoder", "Dual encoders")
    assert messages(course) == []


def test_a_wording_that_is_right_for_another_term(course: Course, plant: Plant) -> None:
    plant("book/clip.md", "The second point.", "The second point is normalization.")
    plant("translations/zh/clip.md", "第二点", "第二点是正则化")
    (message,) = messages(course)
    assert "“正则化” does not mean normalization: write 归一化" in message
    plant("book/clip.md", "normalization", "normalization, not regularization")
    assert messages(course) == []


def test_an_entry_must_be_complete(course: Course, plant: Plant) -> None:
    plant("translations/glossary.yml", "zh: 没有样本。}", "fr: Sans.}")
    with pytest.raises(CourseError, match="zero-shot"):
        read_glossary(course)


@pytest.mark.parametrize(
    ("old", "new"), [("  zh: 零样本\n", ""), ("  zh: 零样本\n", "  zh: 零样本\n  odd: 1\n")]
)
def test_an_entry_has_all_names_and_nothing_unknown(
    course: Course, plant: Plant, old: str, new: str
) -> None:
    plant("translations/glossary.yml", old, new)
    with pytest.raises(CourseError, match=r"'en': 'zero-shot'.*: needs en, es, zh and means"):
        read_glossary(course)


def test_texts_in_lists_of_a_catalogue_are_read(course: Course, plant: Plant) -> None:
    plant("code/multimodal/words/clip.yml", "zh: 损失", "zh: [损失, 零拍]")
    assert [message.split(":")[0] for message in messages(course)] == [
        "code/multimodal/words/clip.yml"
    ]


def test_a_doubled_entry(course: Course, plant: Plant) -> None:
    plant("translations/glossary.yml", "en: zero-shot", "en: dual encoder")
    with pytest.raises(CourseError, match="twice"):
        read_glossary(course)


@pytest.mark.parametrize(
    ("wording", "language", "text", "found"),
    [
        ("dual encoder", "en", "two dual-encoders", True),
        ("key", "en", "a keyboard", False),
        ("proyección", "es", "las proyecciones", True),
        ("pérdida contrastiva", "es", "las pérdidas contrastivas", True),
        ("clave", "es", "enclave", False),
        ("L2 归一化", "zh", "做 L2归一化", True),
    ],
)
def test_inflection(wording: str, language: str, text: str, found: bool) -> None:
    assert bool(Wordings([wording], language).search(text)) is found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "A word7 and (word12), not keyword3.", ["word7", "word12"]),
        ("es", "Una palabra7; palabra12.", ["word7", "word12"]),
        ("zh", "这是词7和词12。", ["word7", "word12"]),
    ],
)
def test_of_many_terms_only_those_are_looked_for_whose_beginning_occurs(
    monkeypatch: pytest.MonkeyPatch, language: str, text: str, found: list[str]
) -> None:
    terms = [
        Term({"en": f"word{n}", "es": f"palabra{n}", "zh": f"词{n}"}, {}) for n in range(1, 500)
    ]
    lexicon = Lexicon(((term, term.used[language]) for term in terms), language)
    looked, search = [], Wordings.search
    monkeypatch.setattr(Wordings, "search", lambda *args: looked.append(1) or search(*args))
    assert {term.en for term, _ in lexicon.find(text)} >= set(found)
    assert len(looked) <= 4


@pytest.mark.parametrize(
    "entry",
    [
        "just text",
        "{en: 1, es: b, zh: c, means: {en: a, es: b, zh: c}}",
        "{en: a, es: b, zh: '', means: {en: a, es: b, zh: c}}",
        "{en: a, es: b, zh: c, means: text}",
        "{en: a, es: b, zh: c, also: x, means: {en: a, es: b, zh: c}}",
        "{en: a, es: b, zh: c, avoid: {es: x}, means: {en: a, es: b, zh: c}}",
        "{en: a, es: b, zh: c, also: {es: [1]}, means: {en: a, es: b, zh: c}}",
        "{en: a, es: b, zh: c, enforce: maybe, means: {en: a, es: b, zh: c}}",
    ],
)
def test_an_entry_of_another_shape_is_refused_with_its_words(course: Course, entry: str) -> None:
    (course.root / "translations/glossary.yml").write_text(f"- {entry}\n", "utf-8")
    with pytest.raises(CourseError, match=r"glossary.yml: .*: needs en, es, zh and means"):
        read_glossary(course)
