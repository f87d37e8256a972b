"""What is composed around the pages: configuration, contents, landing page, provenance."""

import re

import pytest

from coursekit.configuration import Settings, compose_config, compose_toc, site_words
from coursekit.course import LANGUAGES, Course, CourseError
from coursekit.datafiles import read_yaml
from coursekit.execution.provenance import describe
from coursekit.myst.reader import course_reader
from coursekit.notebooks.addresses import public_addresses
from coursekit.publishing import landing_page, sitemap

RECORD = {
    "commit": "abc1234567",
    "local_changes": True,
    "date": "2030-01-02",
    "device": "",
    "preset": "small",
    "seconds": 61.7,
    "peak_bytes": 3 * 2**30,
    "versions": {"torch": "2.9", "transformers": "5.0", "numpy": "2.0"},
}


def test_configuration_speaks_the_language_and_knows_the_edition(course: Course) -> None:
    config = compose_config(course, "zh", "instructor")
    sphinx = config["sphinx"]["config"]
    assert config["title"] == "一门很小的课程"
    assert (sphinx["language"], sphinx["course_edition"]) == ("zh_CN", "instructor")
    assert config["bibtex_bibfiles"] == ["references.bib"]
    assert "html_baseurl" not in sphinx
    assert "course_notebooks_folder" not in sphinx


def test_an_address_in_the_environment_wins(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COURSE_SITE_URL", "https://example.org/c/")
    assert compose_config(course, "es", "public")["sphinx"]["config"]["html_baseurl"] == (
        "https://example.org/c/es/"
    )


def test_settings_have_defaults_and_the_environment_comes_first(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("COURSE_SITE_URL", "COURSE_REPOSITORY"):
        monkeypatch.delenv(name, raising=False)
    config = course.root / "_config.yml"
    config.write_text("{}\n")
    bare = Settings(course)
    assert (bare.packages, bare.cell_timeout) == (("multimodal",), 600)
    assert bare.site_url == bare.repository == ""
    config.write_text(
        "execute: {timeout: 7}\nsphinx: {config: {course_packages: [a, b],"
        " course_site_url: 'https://x.org/', course_repository: o/n}}\n"
    )
    own = Settings(course)
    assert (own.packages, own.cell_timeout) == (("a", "b"), 7)
    assert (own.site_url, own.repository) == ("https://x.org", "o/n")
    monkeypatch.setenv("COURSE_REPOSITORY", "p/q")
    assert own.repository == "p/q"


@pytest.mark.parametrize(
    ("text", "words"), [("- a\n", "must hold a mapping"), ("a: [\n", "is not valid YAML")]
)
def test_a_file_of_settings_is_a_mapping(course: Course, text: str, words: str) -> None:
    path = course.root / "_config.yml"
    path.write_text(text)
    with pytest.raises(CourseError, match=words):
        read_yaml(path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("execute: {timeout: soon}\n", "execute.timeout must be a number, not 'soon'"),
        ("execute: {timeout: true}\n", "execute.timeout must be a number, not True"),
        ("execute: {timeout: 0}\n", "execute.timeout must be at least 1 second"),
        ("execute: 5\n", "execute must be a mapping, not 5"),
        ("sphinx:\n", "sphinx must be a mapping, not None"),
        ("sphinx: {config: []}\n", r"sphinx.config must be a mapping, not \[\]"),
        ("sphinx: {extra_extensions: a}\n", "extra_extensions must be a list of texts, not 'a'"),
        ("sphinx: {config: {course_packages: [1]}}\n", "course_packages must be a list of texts"),
        ("sphinx: {config: {course_site_url: 5}}\n", "course_site_url must be a text, not 5"),
        ("parse: {myst_enable_extensions: dollarmath}\n", "must be a list of texts"),
        ("author: [a]\n", r"author must be a text, not \['a'\]"),
        ("copyright: 2026\n", "copyright must be a text, not 2026"),
        ("repository: o/n\n", "repository must be a mapping, not 'o/n'"),
    ],
)
def test_settings_of_the_wrong_kind_are_named(course: Course, text: str, words: str) -> None:
    (course.root / "_config.yml").write_text(text)
    with pytest.raises(CourseError, match=rf"_config\.yml: .*{words}"):
        _ = Settings(course).content


@pytest.mark.parametrize("name", ["", "a.b", "../a", "a/b", "a b"])
def test_a_package_has_the_name_of_a_folder(course: Course, name: str) -> None:
    text = f"sphinx: {{config: {{course_packages: ['{name}']}}}}\n"
    (course.root / "_config.yml").write_text(text)
    with pytest.raises(CourseError, match=r"course_packages holds '.*': name folders below code"):
        _ = Settings(course).packages


def test_an_unknown_extension_of_the_syntax_is_named(course: Course) -> None:
    (course.root / "_config.yml").write_text("parse: {myst_enable_extensions: [dolarmath]}\n")
    with pytest.raises(CourseError, match=r"_config\.yml: .*not recognised: {'dolarmath'}"):
        course_reader(course)


@pytest.mark.parametrize("mode", ["", "execute_notebooks: force", "execute_notebooks: off"])
def test_sphinx_never_executes_whatever_the_course_says(course: Course, mode: str) -> None:
    path = course.root / "_config.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("execute_notebooks: cache", mode), "utf-8")
    assert compose_config(course, "en", "public")["execute"]["execute_notebooks"] == "cache"


def test_a_bibliography_that_is_missing_is_named(course: Course) -> None:
    (course.book / "references.bib").unlink()
    with pytest.raises(CourseError, match=r"references\.bib is missing: _config\.yml names it"):
        compose_config(course, "en", "public")


def test_extensions_of_the_course_itself_are_loaded_by_name(course: Course) -> None:
    config = course.root / "_config.yml"
    text = config.read_text("utf-8").replace(", coursekit.sphinxext]", "]")
    own = "extra_extensions: [sphinx_exercise]"
    config.write_text(
        text.replace(own, f"{own}\n  local_extensions: {{coursekit.sphinxext: code}}")
    )
    sphinx = compose_config(course, "en", "instructor")["sphinx"]
    assert sphinx["extra_extensions"] == ["sphinx_exercise", "coursekit.sphinxext"]
    assert "local_extensions" not in sphinx


def test_contents_are_translated_and_hold_only_what_is_built(course: Course) -> None:
    whole = compose_toc(course, "es", ["index", "topic/shapes"])
    assert whole["root"] == "index"
    assert whole["parts"] == [
        {"caption": "Temas", "numbered": 1, "chapters": [{"file": "topic/shapes"}]}
    ]
    assert "parts" not in compose_toc(course, "es", ["index"])


def test_words_that_are_missing_are_named(course: Course) -> None:
    (course.translations / "es" / "site.yml").write_text("title: x\n")
    with pytest.raises(CourseError, match=r"es/site\.yml: needs exactly title, description"):
        site_words(course, "es")
    (course.translations / "es" / "site.yml").unlink()
    with pytest.raises(CourseError, match=r"es/site\.yml is missing"):
        site_words(course, "es")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("title: Un curso diminuto", "title: 5", "title must be a text, not 5"),
        ("  Topics: Temas", "  Topics: 5", "captions must be a mapping of texts"),
        (
            "  search: Buscar en el curso\n",
            "",
            "needs the words of English and no others: see search",
        ),
        ("{preset}", "{prset}", "provenance must be filled as in English: see preset, prset"),
        ("{preset}", "{preset", "provenance: the braces of .* do not match"),
    ],
)
def test_words_of_the_wrong_kind_are_named(course: Course, old: str, new: str, words: str) -> None:
    path = course.translations / "es" / "site.yml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(CourseError, match=rf"es/site\.yml: .*{words}|es/site\.yml: {words}"):
        site_words(course, "es")


@pytest.mark.parametrize("language", LANGUAGES)
def test_provenance_is_one_line_in_the_language(course: Course, language: str) -> None:
    line = describe(RECORD, site_words(course, language).words)
    assert all(part in line for part in ("abc1234567", "2030-01-02", "small", "62", "3.0 GiB"))
    assert "torch 2.9, transformers 5.0" in line
    assert "numpy" not in line
    assert "{" not in line


def test_the_landing_page_names_what_was_built(course: Course) -> None:
    html = landing_page(course, ("es",))
    assert 'es: "es/index.html"' in html
    assert "zh/" not in html
    assert "canonical" not in html


def test_the_sitemap_lists_every_page_with_its_alternates(course: Course) -> None:
    text = sitemap(course, LANGUAGES, "https://example.org")
    assert len(re.findall("<loc>", text)) == 2 * 3
    assert len(re.findall("xhtml:link", text.split("<url>")[1])) == 3


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("REPOSITORY", "https://github.com/o/n"),
        ("REPOSITORY", "o"),
        ("REPOSITORY", "o/n/x"),
        ("REPOSITORY", "o/n "),
        ("REPOSITORY", "o/n.git"),
        ("REPOSITORY", "o/课"),
        ("SITE_URL", "x.org/c"),
        ("SITE_URL", "https://"),
        ("SITE_URL", "https://x.org/a b"),
        *[("SITE_URL", f"https://x.org/{mark}") for mark in "?#\"'<>\\"],
    ],
)
def test_an_address_that_leads_nowhere_is_refused(
    course: Course, monkeypatch: pytest.MonkeyPatch, setting: str, value: str
) -> None:
    monkeypatch.setenv(f"COURSE_{setting}", value)
    with pytest.raises(CourseError, match=f"course_{setting.lower()} is .*: it must look like"):
        compose_config(course, "en", "public")


@pytest.mark.parametrize("branch", ["a b", "a\\nb", "/a", "a//b"])
def test_a_branch_that_is_none_is_refused(course: Course, branch: str) -> None:
    text = f'sphinx: {{config: {{course_notebooks_branch: "{branch}"}}}}\n'
    (course.root / "_config.yml").write_text(text)
    with pytest.raises(CourseError, match=r"course_notebooks_branch is .*: it must look like"):
        public_addresses(course, "en")
