"""Files that are broken in any way end in one sentence that names them."""

from pathlib import Path

import pytest

from coursekit.datafiles import is_a, load_yaml, read_program, read_text, read_yaml, require_types
from coursekit.refusal import CourseError

TEXT = "línea 中文\nsecond\n"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
    ],
)
def test_a_mark_and_the_ends_of_lines_are_no_part_of_a_text(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(content)
    assert read_text(path) == TEXT


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"one\ntwo \xef.\n", r"a\.md, line 2: the byte 0xef is not UTF-8"),
        ("课程\n".encode("gb18030"), "line 1: the byte 0xbf is not UTF-8"),
        ("one\n".encode("utf-16"), "line 1: the byte 0xff is not UTF-8"),
        (b"\xed\xa0\x80\n", "line 1: the byte 0xed is not UTF-8"),
        *[
            (b"one\ntwo " + bytes([code]), rf"line 2: the control character U\+{code:04X}")
            for code in (0, 1, 8, 11, 27, 31, 127)
        ],
        ("one\n\n\x9b".encode(), r"line 3: the control character U\+009B"),
    ],
)
def test_what_is_no_text_is_refused_with_its_place(
    tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(content)
    with pytest.raises(CourseError, match=words):
        read_text(path)


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=r"none\.md is missing"):
        read_text(tmp_path / "none.md")
    with pytest.raises(CourseError, match="cannot be read: Is a directory"):
        read_text(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        *("a: [b", "a: b: c", "\tx: 1", "a: 2001-99-99", "[" * 3000, "? [a]\n: b", "!!x a", "*a"),
        *("a: 1\na: 1", "- {b: {c: 1, d: 2, c: 3}}", "a: &x\n- *x", "- &x {a: [{b: *x}]}"),
    ],
)
def test_broken_yaml_is_one_line_with_the_name(text: str) -> None:
    with pytest.raises(CourseError, match=r"^file\.yml is not valid YAML: \S[^\n]*$"):
        load_yaml(text, "file.yml")


def test_what_is_named_once_may_be_used_twice() -> None:
    text = "a: &a {x: 1}\nb: {<<: *a, x: 2}\nc: [*a, *a]"
    assert load_yaml(text, "file.yml") == {"a": {"x": 1}, "b": {"x": 2}, "c": [{"x": 1}] * 2}


@pytest.mark.parametrize("text", ["", "- a\n", "text\n", "5\n", "null\n"])
def test_settings_are_a_mapping(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.yml").write_text(text)
    with pytest.raises(CourseError, match=r"a\.yml must hold a mapping"):
        read_yaml(tmp_path / "a.yml")


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (int, [1, 0], ["soon", None, True, [1]]),
        (str, ["", "a"], [1, None, ["a"]]),
        (dict, [{}, {"a": 1}], [None, [], "a"]),
        (bool, [True], [1, "yes", None]),
        (list[str], [[], ["a"]], ["a", [1], [None], {"a": "b"}, None]),
        (dict[str, str], [{}, {"a": "b"}], [{"a": 1}, {1: "a"}, [], None]),
    ],
)
def test_each_kind_takes_its_own_and_nothing_else(kind: type, good: list, bad: list) -> None:
    assert [is_a(value, kind) for value in good] == [True] * len(good)
    for value in bad:
        with pytest.raises(CourseError, match=r"^file: a\.b must be (a|true)"):
            require_types({"a": {"b": value}}, {"a.b": kind}, "file")


def test_what_is_not_there_has_no_type() -> None:
    require_types({"a": {}}, {"a.b": int, "c": str}, "file")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"x = 1\ndef f(:\n", r"a\.py, line 2, is not valid Python"),
        (b"x = '\xff'\n", r"a\.py, line 1, is not valid Python"),
        (b"x = 1\x00\n", r"a\.py.* is not valid Python: .*null"),
        (b"if x:\n", r"a\.py, line \d, is not valid Python"),
        (b"# coding: klingon\n", r"a\.py.* is not valid Python: .*klingon"),
    ],
)
def test_a_broken_program_is_named(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "a.py").write_bytes(content)
    with pytest.raises(CourseError, match=words):
        read_program(tmp_path / "a.py")


def test_programs_are_read_as_python_reads_them(tmp_path: Path) -> None:
    for content in (b"\xef\xbb\xbfx = 'a'\r\n", b"# coding: latin-1\nx = '\xe1'\n"):
        (tmp_path / "a.py").write_bytes(content)
        assert len(read_program(tmp_path / "a.py").body) == 1
