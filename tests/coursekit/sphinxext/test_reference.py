"""The reference is made from docstrings, once; names in code lead to their place in it."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from coursekit.course import LANGUAGES, Course, CourseError
from coursekit.myst.reader import course_reader
from coursekit.reference.api_build import write_reference
from coursekit.reference.rooms import room_edits, rooms
from coursekit.sphinxext.api_links import api_address
from coursekit.typesetting import render_folder, renderer, write_references


def render_reference(course: Course) -> str:
    """What Sphinx says of the reference, if it has to be made anew."""
    (folder,) = write_references(course, LANGUAGES)
    return render_folder(folder, renderer(course, folder))


def api(site) -> Path:
    return site.course.build / "public" / "site" / "api"


def test_the_reference_says_what_docstrings_say(site) -> None:
    html = (api(site) / "tiny.html").read_text("utf-8")
    for text in ("A regular polygon. Letters: N sides.", "of the circle through its corners.",
                 "Leave a trace of every execution.", "Rows of x and y."):  # fmt: skip
        assert text in html
    assert '<html lang="en"' in html
    assert 'href="#tiny.square.draw_square"' in html
    assert 'href="#tiny.polygon.Polygon"' in html
    assert 'id="module-tiny.polygon"' in html
    assert "A package for the tests of the build." in (api(site) / "index.html").read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_into_the_reference_arrives(site, language: str) -> None:
    for slug in site.course.pages():
        page = api(site).parent / language / f"{slug}.html"
        links = re.findall(r'href="([^"]*/api/[^"]*)"', page.read_text("utf-8"))
        assert links or slug != "topic/shapes"
        for link in links:
            address, _, anchor = link.partition("#")
            target = (page.parent / address).resolve()
            assert target.parent == api(site)
            assert not anchor or f'id="{anchor}"' in target.read_text("utf-8"), link


def test_what_has_no_entry_of_its_own_is_told_of_where_it_belongs() -> None:
    config = SimpleNamespace(course_reference=["tiny"], course_root="/course")
    called = api_address(config, "topic/shapes", "tiny.polygon", "tiny.polygon.Polygon.__call__")
    assert called == "../../api/tiny.html#tiny.polygon.Polygon"


def test_names_that_cells_import_are_linked_where_they_stand_first(site) -> None:
    html = site.html("zh")
    cell = re.search(r'<div class="highlight-ipython3.*?</pre>', html, re.DOTALL)
    assert cell
    links = re.findall(
        r'<a class="course-api" href="[^"]*#([^"]+)">(?:<span[^>]*>)?(\w+)<', cell[0]
    )
    names = ["note_execution", "Square", "draw_square", "names_table"]
    assert [name for _, name in links] == names
    assert {dotted for dotted, name in links if name == "Square"} == {"tiny.square.Square"}
    assert re.search(r'<code lang="en"><a [^>]*#tiny\.polygon\.Polygon"', html)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_entry_page_lists_the_rooms_and_chapters_carry_nothing_of_them(
    site, language: str
) -> None:
    entry = site.html(language, "api")
    assert '<dl class="course-reference" lang="en">' in entry
    assert 'href="../api/tiny.html"' in entry
    assert "A package for the tests of the build." in entry
    index = (api(site).parent / language / "searchindex.js").read_text("utf-8")
    assert "trace" in (api(site) / "searchindex.js").read_text("utf-8")
    assert "trace" not in index
    assert "tiny.html" not in re.sub(r"<article.*?</article>", "", site.html(language), flags=re.S)


def test_the_reference_leads_back_to_the_entry_pages(site) -> None:
    html = (api(site) / "tiny.html").read_text("utf-8")
    links = re.findall(r'<a href="([^"]+)" hreflang', html)
    assert links == [f"../{language}/api.html" for language in LANGUAGES]
    assert all((api(site) / link).resolve().is_file() for link in links)
    assert 'rel="alternate"' not in html


def test_it_is_rendered_again_when_the_package_changes_and_then_only(
    site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COURSE_REPOSITORY", "owner/course")
    page = site.course.build / "public" / "api" / "html" / "tiny.html"
    made = page.stat().st_mtime_ns
    file = site.course.root / "code" / "tiny" / "unused.py"
    source = file.read_text("utf-8")
    assert render_reference(site.course) == ""
    assert page.stat().st_mtime_ns == made
    try:
        file.write_text('"""Nobody reads this module."""\n\nVALUE = 1\n', "utf-8")
        assert render_reference(site.course) == ""
        assert "Nobody reads this module." in page.read_text("utf-8")
        file.write_text('"""See :func:`tiny.nowhere`."""\n', "utf-8")
        assert "reference target not found" in render_reference(site.course)
    finally:
        file.write_text(source, "utf-8")


def test_rooms_are_folders_with_code(tmp_path: Path, course_with_code) -> None:
    course = course_with_code(tmp_path / "course")
    room = course.root / "code" / "tiny" / "room"
    room.mkdir()
    (room / "data.txt").write_text("no code")
    assert [r.name for r in rooms(course)] == ["tiny"]
    (room / "__init__.py").write_text('"""What is\nhere.\n\nAnd more."""\n')
    (room / "thing.py").touch()
    inner = rooms(course)[1]
    assert (inner.name, inner.sentence) == ("tiny.room", "What is here.")
    assert inner.modules == ("tiny.room.thing",)
    page = course_reader(course).page("a\n```{course-reference}\n```\nb")
    assert page.edited(room_edits(page, course)) == (
        "a\n```{course-reference}\ntiny: A package for the tests of the build.\n"
        "tiny.room: What is here.\n```\nb"
    )


def test_a_reference_needs_its_page(tmp_path: Path, course_with_code) -> None:
    course: Course = course_with_code(tmp_path / "course")
    toc = course.root / "_toc.yml"
    toc.write_text(toc.read_text("utf-8").replace("book/api", "book/more"), "utf-8")
    with pytest.raises(CourseError, match=r"needs book/api in _toc\.yml"):
        write_reference(course, tmp_path / "api", LANGUAGES)
    config = course.root / "_config.yml"
    config.write_text(config.read_text("utf-8").replace("[tiny]\n", "[]\n"), "utf-8")
    assert not write_reference(course, tmp_path / "api", LANGUAGES)
