"""Every kind of slip is planted in one of three texts that say the same."""

from random import Random

import pytest

from coursekit.course import Course
from coursekit.gates.comparison.agreement import doubts
from coursekit.gates.comparison.amounts import count_numbers
from coursekit.gates.comparison.witnesses import Rendering, Version, renderings
from coursekit.gates.sources import Sources
from coursekit.myst.page import MATH, Block, Mark
from coursekit.translation.staleness import record_review
from tools.planted_defects import plant

EN = "The image encoder has 86 million weights. It does not read the last row. It learns."
ES = (
    "El codificador de imágenes tiene 86 millones de parámetros. No lee la última fila. "
    "Aprende de los datos."
)
ZH = "图像编码器有 8600 万个参数。它不读最后一行。它从数据中学习。"


def rules(en: str, es: str, zh: str, language: str, witness: bool = True) -> set[str]:
    """The doubts about one of the two translations."""
    texts = {"en": en, "es": es, "zh": zh}
    said = {code: Version(code, Block("paragraph", 1, prose=text)) for code, text in texts.items()}
    others = [version for code, version in said.items() if code not in ("en", language)]
    rendering = Rendering("a.md", said[language], said["en"], tuple(others if witness else ()))
    return {finding.rule for finding in doubts(rendering)}


@pytest.mark.parametrize("language", ["es", "zh"])
def test_faithful_texts_leave_no_doubt(language: str) -> None:
    assert rules(EN, ES, ZH, language) == set()


@pytest.mark.parametrize(
    ("language", "old", "new", "rule"),
    [
        ("es", "86", "36", "numbers"),
        ("es", "86 millones de", "muchos", "numbers"),
        ("es", "86", "8,6", "numbers"),
        ("zh", "8600", "860 000", "numbers"),
        ("zh", "8600", "3600", "numbers"),
        ("es", "No lee", "Lee", "negation"),
        ("zh", "不读", "读", "negation"),
        ("es", "de imágenes", "de textos", "opposite"),
        ("es", "codificador", "decodificador", "opposite"),
        ("es", "última fila", "última columna", "opposite"),
        ("es", "última fila", "primera fila", "opposite"),
        ("zh", "图像", "文本", "opposite"),
        ("zh", "编码器", "解码器", "opposite"),
        ("zh", "最后一行", "最后一列", "opposite"),
        ("es", " Aprende de los datos.", "", "sentences"),
        ("es", " No lee la última fila.", " No lee la última fila." * 2, "sentences"),
        ("zh", "它不读最后一行。", "它不读最后一行。" * 2, "sentences"),
        ("zh", "它不读最后一行。它从数据中学习。", "", "sentences"),
        ("es", ". No lee la última fila. Aprende", "; no lee la última fila; aprende", "pace"),
        ("zh", "。它不读最后一行。它", "；它不读最后一行；它", "pace"),
        ("zh", "它从", "它学。它学得快。它学得好。它从", "pace"),
        ("zh", "它从数据中学习", "这证明它从数据中学习", "proof"),
    ],
)
def test_slips_are_noticed(language: str, old: str, new: str, rule: str) -> None:
    texts = {"es": ES, "zh": ZH}
    assert old in texts[language]
    planted = texts | {language: texts[language].replace(old, new)}
    assert rule in rules(EN, planted["es"], planted["zh"], language)


@pytest.mark.parametrize(
    ("en", "es", "zh"),
    [
        ("2.5 billion and 1.84 billion", "2500 millones y 1840 millones", "25 亿和 18.4 亿"),
        (
            "ViT-H/14 632,045,800 or 1,000",
            "ViT-H/14, 632 045 800 o 1000",
            "ViT-H/14，632045800、1000",
        ),
        ("370 M are 25 percent", "370 M son el 25 %", "3.7 亿占四分之一"),
        ("from 1 to 0.02", "de 1 a 0.02", "从 1 到 1/50"),
        ("It is a half.", "Es 1/2.", "是二分之一。"),
        ("It falls in two.", "Se divide en dos.", "它分为两部分。"),
        ("twelve of the ten thousand", "doce de los diez mil", "一万个中的十二个"),
        ("half of the 3 runs", "la mitad de los 3", "三次中的半数"),
        ("nothing else, not even this", "nada más, ni siquiera esto", "只有这个，不是那个"),
        ("no more than one", "uno como mucho", "至多一个"),
        ("they are the same", "no son distintos", "它们相同"),
        ("nothing is left", "no queda nada", "什么也不剩"),
        ("the proof of it", "su demostración", "它的证明"),
        ("as has been proved", "como se demostró", "已经证明"),
        ("One. Two.", "Uno y dos.", "一和二。"),
        ("One and two.", "Uno. Dos.", "一。二。"),
    ],
)
@pytest.mark.parametrize("language", ["es", "zh"])
def test_other_ways_to_say_it_are_right(en: str, es: str, zh: str, language: str) -> None:
    assert rules(en, es, zh, language) == set()


def test_numbers_in_digits_stand_in_the_order_of_both_witnesses() -> None:
    said = "from 0.27 to 0.22", "de 0.22 a 0.27", "从 0.27 到 0.22"
    assert rules(*said, "es") == {"numbers"}
    assert rules(*said, "es", witness=False) == rules(*said, "zh") == set()


@pytest.mark.parametrize(
    ("old", "new"), [("three", "dos"), ("four", "cinco"), ("two", "tres"), ("seven", "ocho")]
)
def test_numbers_in_words_are_compared_with_two_witnesses(old: str, new: str) -> None:
    values = {"two": "两", "three": "三", "four": "四", "seven": "七"}
    texts = f"The {old} boxes.", f"Las {new} cajas.", f"这{values[old]}个框。"
    assert rules(*texts, "es") == {"numbers"}
    assert rules(*texts, "es", witness=False) == set()


def test_a_number_in_a_formula_renders_one_in_the_text() -> None:
    formula = (Mark("math", "", "N = 256"),)
    found = count_numbers(
        Version("es", Block("paragraph", 1, prose=f"{MATH} pares", marks=formula))
    )
    assert (found.digits, dict(found.forms)) == ({}, {256: 1})


def test_a_language_whose_words_nobody_listed_has_numbers_all_the_same() -> None:
    found = count_numbers(Version("fr", Block("paragraph", 1, prose="86 millions, 3 runs")))
    assert (dict(found.digits), found.scaled) == ({86: 1, 3: 1}, False)


def test_pages_and_catalogues_are_read(course: Course) -> None:
    found = list(renderings(Sources(course)))
    files = {rendering.file for rendering in found}
    assert {"translations/es/clip.md", "code/multimodal/words/clip.yml"} <= files
    assert all(len(rendering.others) == 1 for rendering in found)


def test_slips_are_noticed_by_the_review_and_by_the_rules(course: Course) -> None:
    for language in ("es", "zh"):
        record_review(course, "clip", language)
    before = {path: path.read_bytes() for path in course.root.rglob("*.md")}
    trials = list(plant(course, {"damage": 3, "traditional": 2}, Random(1)))
    assert [trial.kind for trial in trials] == ["damage"] * 3 + ["traditional"] * 2
    assert all("stale" in trial.noticed and trial.alone for trial in trials)
    assert before == {path: path.read_bytes() for path in course.root.rglob("*.md")}
