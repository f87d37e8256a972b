from coursekit.gates.fences import check_fences


def test_a_longer_outer_fence_is_right() -> None:
    assert check_fences("````{note}\n```python\nx\n```\n````\n", "a.md") == []
    assert check_fences("::::{note}\n:::{tip}\nx\n:::\n::::\n", "a.md") == []


def test_an_outer_fence_that_is_too_short_is_found() -> None:
    text = "```{note}\n```python\nx\n```\nswallowed\n```\n\n```{figure} a.png\n```\n"
    finding = check_fences(text, "a.md")[0]
    assert (finding.line, finding.rule) == (1, "fence")
    assert "ends too early" in finding.message
    assert "````" in finding.message


def test_colon_fences_too() -> None:
    findings = check_fences("text\n\n:::{note}\n:::{tip}\nx\n:::\n:::\n", "a.md")
    assert findings
    assert findings[0].line == 3


def test_it_looks_inside_directives_with_the_right_line() -> None:
    text = "`````{note}\n:class: tip\n\n```{tip}\n```python\nx\n```\n```\n`````\n"
    assert check_fences(text, "a.md")[0].line == 4


def test_a_fence_that_never_ends_is_found() -> None:
    assert "never closed" in check_fences("```{note}\nx\n", "a.md")[0].message
