"""Tables of contents that are none are refused, each with the reason."""

from pathlib import Path

import pytest

from coursekit.contents import entry_files, read_contents
from coursekit.refusal import CourseError

ROOT = "root: book/index\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("format: jb-book\n", "needs the page that opens the course"),
        ("root: 5\n", "root must be a text, not 5"),
        ("root: ''\n", "'' is no page below book/"),
        ("root: /etc/passwd\n", "'/etc/passwd' is no page below book/"),
        (f"{ROOT}chapters:\n", "chapters must be a list of entries, not None"),
        (f"{ROOT}parts: book/x\n", "parts must be a list of entries, not 'book/x'"),
        (f"{ROOT}chapters: [book/x]\n", "'book/x' is no entry"),
        (f"{ROOT}chapters: [[]]\n", r"\[\] is no entry"),
        (f"{ROOT}chapters: [{{file: ../x}}]\n", "'../x' is no page below book/"),
        *[
            (f"{ROOT}chapters: [{{file: {file}}}]\n", rf"'{file}' is no page below book/")
            for file in ("book/./x", "book//x", "book/x/", "book/a/../x", "book/x.md", "x", "book")
        ],
        (f"{ROOT}chapters: [{{file: [a]}}]\n", r"file must be a text, not \['a'\]"),
        (f"{ROOT}chapters: [{{fille: book/x}}]\n", "unknown key 'fille': entries have"),
        (f"{ROOT}parts: [{{caption: 5}}]\n", "caption must be a text, not 5"),
        (f"{ROOT}chapters: [{{file: book/index}}]\n", "'book/index' stands there more than once"),
    ],
)
def test_what_is_no_table_of_contents_is_refused(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "_toc.yml"
    path.write_text(text)
    with pytest.raises(CourseError, match=rf"_toc\.yml:? .*{words}"):
        read_contents(path)


def test_files_come_in_reading_order(tmp_path: Path) -> None:
    path = tmp_path / "_toc.yml"
    path.write_text(
        f"format: jb-book\n{ROOT}parts:\n- {{caption: A, numbered: 2, chapters: "
        "[{file: book/a, sections: [{file: book/b, title: B}]}]}\n- {chapters: [{file: book/c}]}\n"
    )
    assert entry_files(read_contents(path)) == ["book/index", "book/a", "book/b", "book/c"]
