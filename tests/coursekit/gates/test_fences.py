from pathlib import Path

from coursekit.course import Course
from coursekit.finding import Finding
from coursekit.gates.fences import check_fences
from coursekit.myst.reader import course_reader

read = course_reader(Course(Path(__file__).parents[3])).page


def check(text: str) -> list[Finding]:
    return check_fences(read(text), "a.md")


def test_a_longer_outer_fence_is_right() -> None:
    assert check("````{note}\n```python\nx\n```\n````\n") == []
    assert check("::::{note}\n:::{tip}\nx\n:::\n::::\n") == []


def test_an_outer_fence_that_is_too_short_is_found() -> None:
    text = "```{note}\n```python\nx\n```\nswallowed\n```\n\n```{figure} a.png\n```\n"
    finding = check(text)[0]
    assert (finding.line, finding.rule) == (1, "fence")
    assert "ends too early" in finding.message
    assert "````" in finding.message


def test_colon_fences_too() -> None:
    findings = check("text\n\n:::{note}\n:::{tip}\nx\n:::\n:::\n")
    assert findings
    assert findings[0].line == 3


def test_it_looks_inside_directives_with_the_right_line() -> None:
    text = "`````{note}\n:class: tip\n\n```{tip}\n```python\nx\n```\n```\n`````\n"
    assert check(text)[0].line == 4


def test_a_fence_that_never_ends_is_found() -> None:
    assert "never closed" in check("```{note}\nx\n")[0].message
