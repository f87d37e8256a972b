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


def test_a_broken_block_is_named() -> None:
    with pytest.raises(CourseError, match="the front matter is not valid YAML"):
        split_front_matter("---\na: [\n---\n")
