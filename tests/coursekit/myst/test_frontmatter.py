import pytest

from coursekit.course import CourseError
from coursekit.myst.frontmatter import is_notebook, join_front_matter, split_front_matter


def test_front_matter_survives_a_round_trip() -> None:
    text = "---\nkernelspec:\n  name: python3\n---\n\n# 标题\n---\n"
    fields, body = split_front_matter(text)
    assert fields == {"kernelspec": {"name": "python3"}}
    assert join_front_matter(fields, body) == text
    assert split_front_matter("# no front matter\n") == ({}, "# no front matter\n")
    assert not is_notebook(text)


def test_fields_are_written_in_order_each_on_its_line_in_their_own_letters() -> None:
    long = "é " * 200 + "é"
    assert join_front_matter({"b": long, "a": {"d": 1, "c": [2]}}, "x\n") == (
        f"---\na:\n  c:\n  - 2\n  d: 1\nb: {long}\n---\nx\n"
    )


def test_either_declaration_makes_a_notebook() -> None:
    head = "---\njupytext: {text_representation: {format_name: FORMAT}}\n---\n"
    assert is_notebook(head.replace("FORMAT", "myst"))
    assert not is_notebook(head.replace("FORMAT", "md"))
    assert is_notebook("---\nfile_format: mystnb\n---\n")


def test_a_broken_block_is_named() -> None:
    with pytest.raises(CourseError, match="the front matter is not valid YAML"):
        split_front_matter("---\na: [\n---\n")
