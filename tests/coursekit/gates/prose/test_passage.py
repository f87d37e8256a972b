"""What counts as measured by the page, and what as quoted."""

import pytest

from coursekit.course import Course
from coursekit.gates.prose.passage import page_passages
from coursekit.gates.prose.ruleset import check_language
from coursekit.translation.source import Source

TABLE = "\n| run | {head} |\n|---|---|\n| one | 0.52 |\n| two | 0.61 |\n\nRecall is 0.73.\n"


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        (TABLE.format(head="result"), ["0.52", "0.61", "0.73"]),
        (TABLE.format(head="*quoted* result"), ["0.73"]),
        ("\nThe loss is 0.52, *quoted* from the paper.\n\nRecall is 0.61.\n", ["0.61"]),
        ("\nThe loss is 0.52, *often* quoted.\n", ["0.52"]),
    ],
)
def test_only_a_passage_that_says_so_is_quoted(course: Course, text: str, typed: list[str]) -> None:
    page = course.page("clip", "en")
    page.write_text(page.read_text("utf-8") + text, "utf-8")
    passages = page_passages(Source(course, "clip", "en"))
    assert [f.text for f in check_language(passages) if f.rule == "number"] == typed
