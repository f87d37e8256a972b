"""Files that cannot be read are findings with file and line, in whatever room they lie."""

import pytest

from coursekit.course import Course, CourseError
from coursekit.finding import Finding
from coursekit.gates.check import all_findings

PAGES = ("book/clip.md", "translations/es/clip.md", "translations/zh/clip.md")
WORDS = ("translations/zh/site.yml", "translations/glossary.yml", "code/multimodal/words/clip.yml")
TEXT = "El camino —así— está aquí, 图像。"


def damaged(course: Course, file: str, content: bytes) -> list[Finding]:
    path = course.root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return [finding for finding in all_findings(course) if finding.file == file]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("file", [*PAGES, *WORDS, "book/references.bib", "translations/allow.yml"])
def test_other_encodings_are_named(course: Course, file: str, encoding: str) -> None:
    (finding,) = damaged(course, file, f"% a\n{TEXT}".encode(encoding, "ignore"))
    assert finding.rule in ("encoding", "syntax")
    assert "UTF-8" in finding.message or encoding == "utf-16-be"
    assert finding.line <= 2


@pytest.mark.parametrize("file", [*PAGES, *WORDS, "translations/zh/exercises/clip/a/key.md"])
def test_a_byte_order_mark_is_the_only_thing_wrong(course: Course, file: str) -> None:
    path = course.root / file
    content = path.read_bytes() if path.is_file() else "图像。\n".encode()
    known = damaged(course, file, content)
    added = set(damaged(course, file, b"\xef\xbb\xbf" + content)) - set(known)
    assert [(f.line, f.rule, "byte order mark" in f.message) for f in added] == [
        (1, "character", True)
    ]


@pytest.mark.parametrize("file", [*PAGES, *WORDS])
def test_characters_are_found_in_every_room(course: Course, file: str) -> None:
    content = (course.root / file).read_text("utf-8").rstrip("\n")
    found = damaged(course, file, f"{content} # \u200b\n".encode())
    lines = [(finding.line, finding.rule) for finding in found]
    assert (content.count("\n") + 1, "character") in lines


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("translations/glossary.yml", b"- en: [a\n"),
        ("translations/zh/site.yml", b"title: [\n"),
        ("code/multimodal/words/clip.yml", b"a:\n\tb: c\n"),
        ("_config.yml", b"a: {\n"),
        ("translations/zh/clip.md", b"---\na: [\n---\n# A\n"),
        ("translations/zh/clip.md", b"---\n- a\n---\n# A\n"),
        ("book/references.bib", b"@article{x,\n"),
    ],
)
def test_broken_syntax_is_a_finding(course: Course, file: str, content: bytes) -> None:
    (finding,) = damaged(course, file, content)
    assert finding.rule == "syntax"
    assert "\n" not in str(finding)


def test_what_is_wrong_with_the_files_comes_before_what_follows_from_it(course: Course) -> None:
    (course.root / "translations/glossary.yml").write_text("- \u200btext\n", "utf-8")
    assert [finding.rule for finding in all_findings(course)] == ["character"]
    (course.root / "translations/glossary.yml").write_text("- text\n", "utf-8")
    with pytest.raises(CourseError, match=r"glossary.yml: 'text': needs"):
        all_findings(course)


def test_a_finding_shows_what_cannot_be_printed() -> None:
    assert str(Finding("a.md", 1, "r", "a\0b\u202ec 图")).endswith(r"a\x00b\u202ec 图")
