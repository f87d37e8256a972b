"""The timeline: in order, whole in every language, each with its source."""

import re
from pathlib import Path

import pytest

from multimodal.data.milestones import Milestone, load_milestones

ROOT = Path(__file__).parents[3]
WORKS = load_milestones()
PAGE = (ROOT / "book/foundations/multimodality.md").read_text("utf-8")


def test_they_are_in_order_and_differ() -> None:
    years = [work.year for work in WORKS]
    assert years == sorted(years)
    assert len({work.name for work in WORKS}) == len(WORKS) >= 15


def test_each_has_a_source_that_the_page_cites_in_the_same_order() -> None:
    references = (ROOT / "book/references.bib").read_text("utf-8")
    keys = [work.key for work in WORKS]
    for key in keys:
        assert re.search(rf"^@\w+\{{{key},", references, re.M), key
    assert f"{{cite}}`{','.join(keys)}`" in PAGE


def test_lines_are_short_enough_for_the_picture() -> None:
    for work in WORKS:
        assert max(map(len, work.line.values())) <= 56, work.name


def test_what_lacks_a_language_or_a_kind_is_refused() -> None:
    whole = {"year": 2000, "name": "x", "by": "y", "key": "z"}
    line = {"en": "a", "es": "b", "zh": "c"}
    with pytest.raises(ValueError, match="kind"):
        Milestone(kind="other", line=line, **whole)
    with pytest.raises(ValueError, match="milestone 'x'"):
        Milestone(kind="draw", line={"en": "a"}, **whole)
