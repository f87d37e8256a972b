import json

import pytest

from coursekit.course import Course, CourseError
from coursekit.translation.staleness import record_review
from coursekit.translation.state import Pair, block_hash, read_state, state_path, write_state


def test_other_pages_keep_their_reviews(course: Course) -> None:
    record_review(course, "clip", "es")
    record_review(course, "clip", "zh")
    assert read_state(course, "clip", "es").keys() == {"intro", "loss"}
    before = state_path(course, "clip", "es").read_bytes()
    record_review(course, "clip", "es")
    assert state_path(course, "clip", "es").read_bytes() == before
    assert [path.name for path in state_path(course, "clip", "es").parent.iterdir()] == [
        "clip.json"
    ]


def test_a_broken_record_is_named(course: Course) -> None:
    path = state_path(course, "clip", "es")
    path.parent.mkdir()
    path.write_text('{"clip": ["x"]}', "utf-8")
    with pytest.raises(CourseError, match=r"clip\.json is no record"):
        read_state(course, "clip", "es")


def test_a_failed_write_keeps_the_record(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    record_review(course, "clip", "es")
    before = state_path(course, "clip", "es").read_bytes()

    def refuse(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises(CourseError, match="Read-only"):
        record_review(course, "clip", "es")
    assert state_path(course, "clip", "es").read_bytes() == before
    assert len(list(state_path(course, "clip", "es").parent.iterdir())) == 1


def test_spaces_and_line_breaks_do_not_change_a_hash() -> None:
    assert block_hash("a\n b") == block_hash("a b") != block_hash("ab")
    assert block_hash("a b") != block_hash("a\u00a0b") != block_hash("a\u3000b")


def test_the_texts_of_an_exercise_share_a_record(course: Course) -> None:
    pairs = {"": [Pair("a", "b")]}
    for text in ("statement", "key"):
        write_state(course, f"exercises/clip/swap/{text}", "zh", pairs)
    path = course.translations / "zh" / "state" / "exercises" / "clip" / "swap.json"
    assert list(json.loads(path.read_text("utf-8"))) == ["key", "statement"]
    assert read_state(course, "exercises/clip/swap/key", "zh") == pairs
    assert read_state(course, "exercises/clip/swap/rubric", "zh") == {}
