"""Each departure from the English page is planted in a faithful translation."""

from pathlib import Path

import pytest

from coursekit.course import Course
from coursekit.finding import Finding
from coursekit.myst.reader import course_reader
from coursekit.translation.parity import check_parity

read = course_reader(Course(Path(__file__).parents[3])).page


def compare(english: str, translation: str) -> list[Finding]:
    return check_parity(read(english), read(translation), "es.md")


@pytest.mark.parametrize(
    ("formula", "same"),
    [
        (r"N = 32\,768", True),
        ("N = 32768", True),
        ("N = 32{,}769", False),
        (r"N = 3\,2768", False),
    ],
)
def test_each_language_parts_thousands_in_its_own_way(formula: str, same: bool) -> None:
    found = compare(
        "(a)=\n# A\n\nHere $N = 32{,}768$ stands.", f"(a)=\n# A\n\nAquí ${formula}$ está."
    )
    assert (found == []) is same


@pytest.mark.parametrize("language", ["es", "zh"])
def test_faithful_translations_pass(pages: dict[str, str], language: str) -> None:
    assert compare(pages["en"], pages[language]) == []


@pytest.mark.parametrize(
    ("old", "new", "rule", "words"),
    [
        ("name: python3", "name: julia", "front matter", "kernelspec"),
        ("(loss)=", "(perdida)=", "section", "(loss)="),
        ("## La pérdida", "### La pérdida", "section", "level 3, not 2"),
        ("(loss)=\n## La pérdida\n", "", "section", "is missing"),
        ("- El segundo punto.\n", "", "structure", "list item"),
        ("Un codificador", "Otro párrafo.\n\nUn codificador", "structure", "paragraph"),
        ("{glue:figure} curve", "{glue:figure} other", "structure", "glue:figure curve"),
        (":label: eq-loss", ":label: eq-perdida", "structure", "eq-loss"),
        (":name: fig-curve", ":name: fig-curva", "structure", "fig-curve"),
        ('glue("loss", 0.5)', 'glue("loss", 0.6)', "cell", "line 4"),
        ("[remove-input]", "[hide-input]", "cell", "line 1"),
        ("u^{\\top} v", "v^{\\top} u", "equation", "differs"),
        ("$N$", "$M$", "formulas", "lacks N and has too much M"),
        ("radford2021clip", "zhai2023siglip", "citations", "lacks radford2021clip"),
        ("loss:.2f", "loss:.3f", "glue", "loss:.2f"),
        ("{ref}`intro`", "{ref}`loss`", "references", "lacks intro"),
        ("- El segundo punto.\n", "- El segundo punto.\n- Otro.\n", "structure", "nothing more"),
        (":name: fig-curve\n", "", "structure", "here stands glue:figure curve"),
        (":alt: Una curva que desciende.\n", "", "structure", "here stands"),
        ("name: python3\n", "name: python3\nextra: 1\n", "front matter", "'extra'"),
        ("## La pérdida", "## La pérdida\n\n(more)=\n## Más", "section", "no section (more)="),
        ('topic="clip")\n', 'topic="clip")\nx = 1\n', "cell", "line 6: 'x = 1'"),
        ("{cite}`radford2021clip`", "{cite}`radford2021clip,radford2021clip`", "citations", "too"),
        ("Una curva que desciende.", "A curve that falls.", "untranslated", "left in English"),
        (
            "La pérdida desciende durante el entrenamiento.",
            "The loss falls during training.",
            "untranslated",
            "The loss falls",
        ),
    ],
)
def test_departures_are_found(
    pages: dict[str, str], old: str, new: str, rule: str, words: str
) -> None:
    assert old in pages["es"]
    findings = compare(pages["en"], pages["es"].replace(old, new))
    assert any(f.rule == rule and words in f.message for f in findings), findings


def test_a_finding_names_the_line_of_the_translation(pages: dict[str, str]) -> None:
    text = pages["es"].replace("u^{\\top} v", "v^{\\top} u")
    (finding,) = compare(pages["en"], text)
    assert text.split("\n")[finding.line - 1] == "```{math}"


def test_order_of_sections() -> None:
    english = "(a)=\n# A\n\n(b)=\n## B\n\n(c)=\n## C\n"
    translation = "(a)=\n# A\n\n(c)=\n## C\n\n(b)=\n## B\n"
    (finding,) = compare(english, translation)
    assert "another order" in finding.message


def test_words_in_a_formula_may_differ(pages: dict[str, str]) -> None:
    assert "\\text{para pares}" in pages["es"]
    assert compare(pages["en"], pages["es"]) == []


def test_comments_in_code_that_does_not_run_may_differ() -> None:
    english = "```bash\nmake site  # the sites\n```\n"
    assert compare(english, "```bash\nmake site     # los sitios\n```\n") == []
    assert compare(english, "```bash\nmake sitio  # los sitios\n```\n")[0].rule == "code"


def test_an_exercise_keeps_its_place() -> None:
    english = "```{course-exercise} swap\n```\n\nText.\n\n```{course-exercise} gap\n```\n"
    translation = "```{course-exercise} gap\n```\n\nTexto.\n\n```{course-exercise} swap\n```\n"
    assert compare(english, translation)
    assert compare(english, english.replace("Text.", "Texto.")) == []


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Only three words.\n", set()),
        ("Now these are four.\n", {"untranslated"}),
        ("```{figure} a.png\n:alt: 12\n```\n", set()),
        ("```{figure} a.png\n:alt: Word\n```\n", {"untranslated"}),
    ],
)
def test_a_few_words_may_be_the_same(text: str, rules: set[str]) -> None:
    assert {finding.rule for finding in compare(text, text)} == rules


def test_fields_that_are_prose_may_differ_and_references_may_be_repeated() -> None:
    english = "---\ntitle: One\n---\nA {ref}`a` of $x$ in [b](b.md).\n"
    twice = "{ref}`a` y {ref}`a`, $x$ y $x$, [b](b.md) y [be](b.md)"
    translation = f"---\ntitle: Uno\n---\nUna {twice}.\n"
    assert compare(english, translation) == []


def test_a_cell_that_ends_early_is_named() -> None:
    english = "```{code-cell}\na = 1\n\nb = 2\n```\n"
    (finding,) = compare(english, english.replace("\n\nb = 2", ""))
    assert "English line 1, in its line 3: '(the end)'" in finding.message


@pytest.mark.parametrize(
    ("old", "new", "right"),
    [
        (":width: 40%\n", "", "should be '40%' as in English"),
        (":width: 40%\n", ":width: 50%\n", "should be '40%' as in English"),
        (":width: 40%\n", ":width: 40%\n:align: left\n", ":align: should not be there"),
        (":alt: Un perro.\n", "", "structure"),
        (":alt: Un perro.\n", ":alt: Un can.\n", ""),
    ],
)
def test_options_are_the_same_but_for_prose(old: str, new: str, right: str) -> None:
    english = "```{figure} a.png\n:width: 40%\n:alt: A dog.\n```\n"
    spanish = english.replace("A dog.", "Un perro.").replace(old, new)
    found = " ".join(map(str, compare(english, spanish)))
    assert right in found
    assert bool(found) is bool(right)


def test_a_long_list_of_blocks_is_cut_short() -> None:
    english = "One.\n\n" + "".join(f"- {n}\n" for n in "abcde")
    (finding,) = compare(english, "Uno.\n")
    assert finding.message == (
        "this text: English line 3 has "
        + ", ".join(["list item paragraph"] * 4)
        + ", …, here stands nothing"
    )
    assert (finding.line, finding.rule) == (1, "structure")
    assert "…" not in compare(english.replace("- e\n", ""), "Uno.\n")[0].message


def test_footnotes_and_links_are_compared() -> None:
    english = "A note[^1] and [a page](other.md).\n\n[^1]: Note.\n"
    rules = {f.rule for f in compare(english, "Una nota y una página.\n\nNota.\n")}
    assert {"footnotes", "links", "structure"} <= rules
