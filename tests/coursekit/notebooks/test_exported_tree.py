from collections.abc import Callable
from pathlib import Path

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_notebook

from coursekit.course import LANGUAGES, CourseError
from coursekit.notebooks.addresses import Addresses
from coursekit.notebooks.extension import write_language
from coursekit.notebooks.release import Release
from coursekit.wording import read_words, say


def test_the_tree_holds_executed_pages_of_each_language(
    exported: dict[str, NotebookNode], sample: Path
) -> None:
    tree = sample.parent / "tree"
    found = {path.relative_to(tree).as_posix() for path in tree.rglob("*") if path.is_file()}
    pages = {f"{language}/topic/page.ipynb" for language in LANGUAGES}
    assert found == {"README.md", *(f"{language}/README.md" for language in LANGUAGES), *pages}


def test_the_contents_list_the_notebooks(tmp_path: Path) -> None:
    write_language(tmp_path, "zh", {"a/b": new_notebook()}, {"a/b": "标题"})
    assert "- [标题](a/b.ipynb)" in (tmp_path / "zh" / "README.md").read_text("utf-8")
    root = (tmp_path / "README.md").read_text("utf-8")
    assert all(f"({language}/README.md)" in root for language in LANGUAGES)


def test_notebooks_of_pages_that_are_gone_go_too(tmp_path: Path) -> None:
    write_language(tmp_path, "en", {"old": new_notebook()}, {"old": "Old"})
    write_language(tmp_path, "es", {"old": new_notebook()}, {"old": "Viejo"})
    write_language(tmp_path, "en", {"new": new_notebook()}, {"new": "New"})
    found = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.ipynb")}
    assert found == {"en/new.ipynb", "es/old.ipynb"}


def test_addresses_are_empty_until_set() -> None:
    nowhere = Addresses("es")
    assert nowhere.page("a") == nowhere.wheel(Release("1.2")) == nowhere.colab("a") == ""
    assert nowhere.relative("a", "b.html") == ""


def test_addresses_follow_from_the_settings() -> None:
    there = Addresses("es", "https://x.org/c/", "owner/name", "books")
    assert there.page("a/b", "s") == "https://x.org/c/es/a/b.html#s"
    assert there.relative("a/b", "../d.html#e") == "https://x.org/c/es/d.html#e"
    assert there.colab("a/b") == (
        "https://colab.research.google.com/github/owner/name/blob/books/es/a/b.ipynb"
    )


WHEEL = "multimodal_course-1.2+c0-py3-none-any.whl"


@pytest.mark.parametrize(
    ("site", "repository", "address"),
    [
        ("https://x.org/c/", "", f"https://x.org/c/wheel/{WHEEL}"),
        ("https://x.org", "", f"https://x.org/wheel/{WHEEL}"),
        ("", "o/n", f"https://github.com/o/n/releases/download/v1.2+c0/{WHEEL}"),
        ("https://x.org", "o/n", f"https://github.com/o/n/releases/download/v1.2+c0/{WHEEL}"),
    ],
)
def test_the_wheel_lies_with_the_release_or_in_the_site(
    site: str, repository: str, address: str
) -> None:
    assert Addresses("zh", site, repository).wheel(Release("1.2+c0")) == address


def test_every_word_exists_in_every_language() -> None:
    for key, texts in read_words().items():
        assert set(texts) == set(LANGUAGES), key
    with pytest.raises(CourseError, match="lacks"):
        say("no such word", "en")


@pytest.mark.parametrize(
    ("added", "message"),
    [
        ("```{solution} ex-sum\n:label: s\nIt.\n```", "solution must not reach"),
        ("```{exercise} T\n:label: ex-t\nIt.\n```", "unknown exercise 't': the bank holds"),
        ("```{glue:figure} nothing\n:name: fig-x\n\nIt.\n```", "no cell publishes 'nothing'"),
    ],
)
def test_a_page_that_cannot_be_exported_stops_the_build(
    build_changed: Callable[..., tuple[Path, str]], added: str, message: str
) -> None:
    with pytest.raises(Exception, match=message) as caught:
        build_changed("refused", lambda text: f"{text}\n\n{added}\n")
    assert isinstance(caught.value.__cause__ or caught.value, CourseError)


def test_what_cannot_be_converted_is_reported(
    build_changed: Callable[..., tuple[Path, str]], exported: dict[str, NotebookNode]
) -> None:
    added = "{keyword}`x`\n\n```{productionlist}\nx\n```\n"
    _, warnings = build_changed("unknown", lambda text: text + added)
    assert "not converted for the notebook: {keyword}`x`" in warnings
    assert "not converted for the notebook: {productionlist}" in warnings
