"""One build of the tiny course, looked at from all sides, then built again after edits."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from coursekit.building import BuildRequest, build_site
from coursekit.cli import main
from coursekit.course import LANGUAGES, Course, CourseError
from coursekit.typesetting import UNFINISHED, render_folder, renderer

PAGE = "topic/shapes"


class Built:
    """The built course with the number of kernels it took."""

    def __init__(self, course: Course, folder: Path):
        self.course = course
        self.log = folder / "executions.txt"
        self.report = build_site(BuildRequest(self.course), say=lambda _: None)

    @property
    def site(self) -> Path:
        return self.course.build / "public" / "site"

    @property
    def kernels(self) -> int:
        return len(self.log.read_text().splitlines())

    def html(self, language: str, slug: str = PAGE) -> str:
        return (self.site / language / f"{slug}.html").read_text("utf-8")

    def rebuild(self) -> tuple[str, ...]:
        """Build again; the pages that were executed."""
        return build_site(BuildRequest(self.course), say=lambda _: None).executed


@pytest.fixture(scope="module")
def built(
    tmp_path_factory: pytest.TempPathFactory, copy_course: Callable[[Path], Course]
) -> Iterator[Built]:
    folder = tmp_path_factory.mktemp("built")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSE_TEST_LOG", str(folder / "executions.txt"))
        patch.delenv("COURSE_SITE_URL", raising=False)
        patch.delenv("COURSE_REPOSITORY", raising=False)
        yield Built(copy_course(folder / "course"), folder)


def test_three_languages_share_one_kernel(built: Built) -> None:
    assert built.report.executed == (PAGE,)
    assert built.kernels == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            ["it is called", ">square<", "A square of our own.", 'alt="a square"', ">language<"],
        ),
        ("es", [">cuadrado<", "Figura 1.1", "Tabla 1.1", 'alt="un cuadrado"', ">lengua<"]),
        ("zh", [">正方形<", "图 1.1", "表 1.1", 'alt="一个正方形"', ">语言<", 'lang="zh-CN"']),
    ],
)
def test_outputs_speak_the_language_of_the_page(
    built: Built, language: str, words: list[str]
) -> None:
    html = built.html(language)
    assert [word for word in words if word not in html] == []


def test_figures_differ_between_languages(built: Built) -> None:
    names = {code: next((built.site / code / "_images").iterdir()).name for code in LANGUAGES}
    assert len(set(names.values())) == 3


def test_sections_have_the_same_anchors_in_all_languages(built: Built) -> None:
    anchors = {
        code: re.findall(r'<section[^>]* id="([^"]+)"', built.html(code)) for code in LANGUAGES
    }
    assert anchors["en"] == ["shapes", "square", "shapes-references"]
    assert anchors["es"] == anchors["en"] == anchors["zh"]


def test_each_page_leads_to_the_same_page_in_the_other_languages(built: Built) -> None:
    for slug in built.course.pages():
        for language in LANGUAGES:
            page = built.site / language / f"{slug}.html"
            links = dict(
                re.findall(
                    r'rel="alternate" hreflang="([^"]+)" href="([^"]+)"', built.html(language, slug)
                )
            )
            assert set(links) == {"en", "es", "zh-CN"}
            assert all((page.parent / link).resolve().is_file() for link in links.values())


def test_no_address_no_dead_links(built: Built) -> None:
    assert not (built.site / "sitemap.xml").exists()
    assert "canonical" not in built.html("es")
    assert "colab" not in built.html("es").lower()


def test_the_notebook_of_the_page_is_offered(built: Built) -> None:
    link = re.search(r'class="course-notebook" href="([^"]+)"', built.html("zh"))
    assert link
    assert (built.site / "zh" / "topic" / link[1]).resolve().is_file()
    assert 'class="course-notebook"' not in built.html("zh", "index")


class Resources(HTMLParser):
    """The addresses that a browser loads by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "link" and values.get("rel") not in {"alternate", "canonical"}:
            self.found.append(values.get("href") or "")
        if tag in {"script", "img", "iframe", "source"}:
            self.found.append(values.get("src") or "")


def test_nothing_is_loaded_from_elsewhere(built: Built) -> None:
    for path in built.site.rglob("*.html"):
        resources = Resources()
        resources.feed(path.read_text("utf-8"))
        assert [r for r in resources.found if r.startswith(("http:", "https:", "//"))] == []
        local = [r.split("?")[0].split("#")[0] for r in resources.found if r]
        missing = [r for r in local if not (path.parent / r).exists() and not r.startswith("data:")]
        assert missing == [], path


def test_the_landing_page_offers_the_languages_without_scripts(built: Built) -> None:
    html = (built.site / "index.html").read_text("utf-8")
    links = re.findall(r'<a href="([^"]+)" lang="([^"]+)"', html)
    assert [lang for _, lang in links] == ["en", "es", "zh-CN"]
    assert all((built.site / link).is_file() for link, _ in links)


def test_chinese_is_indexed_by_words_and_by_neighbours(built: Built) -> None:
    index = (built.site / "zh" / "searchindex.js").read_text("utf-8")
    assert [term for term in ("对比", "学习", "比学") if json.dumps(term) not in index] == []


def test_nothing_of_the_sources_is_published(built: Built) -> None:
    names = {path.name for path in built.site.rglob("*")}
    assert not names & {"_sources", ".doctrees", ".buildinfo", "_config.yml"}
    assert not any(name.endswith((".md", ".glue.json")) for name in names - {"README.md"})


def test_prose_is_rebuilt_without_a_kernel_and_keeps_its_provenance(built: Built) -> None:
    before = re.search(r'class="course-provenance">([^<]+)', built.html("es"))
    assert before
    assert "tamaño mini" in before[1]
    english = built.course.build / "public" / "en" / "html" / f"{PAGE}.html"
    untouched = english.stat().st_mtime_ns
    page = built.course.page(PAGE, "es")
    page.write_text(page.read_text("utf-8").replace("diminuto", "minúsculo"), "utf-8")
    (built.course.root / "code" / "tiny" / "unused.py").write_text("VALUE = 2\n")
    assert built.rebuild() == ()
    assert "minúsculo" in built.html("es")
    assert before[0] in built.html("es")
    assert english.stat().st_mtime_ns == untouched


def test_a_failing_cell_names_its_place_and_leaves_the_site(
    built: Built, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = [built.course.page(PAGE, language) for language in LANGUAGES]
    sources = [page.read_text("utf-8") for page in pages]
    before = built.html("en")
    try:
        for page, source in zip(pages, sources, strict=True):
            page.write_text(source.replace("square = Square", "1 / 0\nsquare = Square"), "utf-8")
        assert main(["--root", str(built.course.root), "site"]) == 1
    finally:
        for page, source in zip(pages, sources, strict=True):
            page.write_text(source, "utf-8")
    message = capsys.readouterr().err.strip().splitlines()[-1]
    assert message == (
        "error: book/topic/shapes.md: cell 1 (line 21) failed on its line 6, `1 / 0`: "
        "ZeroDivisionError: division by zero"
    )
    assert built.html("en") == before


def test_an_interrupted_build_starts_afresh(built: Built) -> None:
    folder = built.course.build / "public" / "en"
    page = folder / "html" / f"{PAGE}.html"
    whole = page.read_text("utf-8")
    page.write_text(whole[:1000], "utf-8")
    os.utime(page, (4e9, 4e9))
    (folder / "stamp").write_text(UNFINISHED)
    assert render_folder(folder, renderer(built.course, folder)) == ""
    assert page.read_text("utf-8") == whole


def test_a_warning_fails_the_build_and_names_the_page(built: Built) -> None:
    page = built.course.page("index", "en")
    source = page.read_text("utf-8")
    site = built.html("en", "index")
    try:
        page.write_text(source + "\nSee {ref}`nowhere`.\n", "utf-8")
        with pytest.raises(
            CourseError, match=r"en: index\.md:6: WARNING: undefined label.*nowhere"
        ):
            build_site(BuildRequest(built.course, languages=("en",)), say=lambda _: None)
    finally:
        page.write_text(source, "utf-8")
    assert built.html("en", "index") == site


def test_jupyter_book_builds_the_english_book_from_the_same_outputs(built: Built) -> None:
    command = [str(Path(sys.executable).parent / "jupyter-book"), "build", "."]
    kernels = built.kernels
    result = subprocess.run(command, cwd=built.course.root, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    html = (built.course.build / "html" / "book" / f"{PAGE}.html").read_text("utf-8")
    assert "A square of our own." in html
    assert not list((built.course.build / "html").rglob("_sources"))
    assert built.kernels == kernels


def test_with_an_address_pages_name_it(built: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_SITE_URL", "https://example.org/course")
    monkeypatch.setenv("COURSE_REPOSITORY", "owner/course")
    build_site(BuildRequest(built.course, languages=("en",)), say=lambda _: None)
    html = built.html("en")
    address = "https://example.org/course/en/topic/shapes.html"
    assert f'<link rel="canonical" href="{address}"' in html
    assert f'hreflang="en" href="{address}"' in html
    colab = (
        "https://colab.research.google.com/github/owner/course/blob/notebooks/en/topic/shapes.ipynb"
    )
    assert f'href="{colab}"' in html
    assert address in (built.site / "sitemap.xml").read_text("utf-8")


def test_sphinx_never_starts_a_kernel(built: Built) -> None:
    folder = built.course.build / "public" / "en"
    source = folder / "src" / f"{PAGE}.md"
    source.write_text(
        source.read_text("utf-8").replace("course_fingerprint: ", "course_fingerprint: x"), "utf-8"
    )
    kernels = built.kernels
    assert "must not start a kernel" in render_folder(folder, renderer(built.course, folder))
    assert built.kernels == kernels
