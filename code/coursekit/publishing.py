"""From the pages of each language to the site: assembled aside, then put in place at once."""

import shutil
from os.path import lexists
from pathlib import Path

from jinja2 import Environment

from coursekit.configuration import Settings, site_words
from coursekit.course import LANGUAGES, Course
from coursekit.kept import discard
from coursekit.lean import lighten
from coursekit.notebooks.addresses import NOTEBOOKS, WHEELS
from coursekit.notebooks.release import has_package
from coursekit.notebooks.stamping import copy_notebooks, first_cell
from coursekit.notebooks.wheel import run_wheel
from coursekit.reference.api_build import FOLDER, reference_folder
from coursekit.wording import say

NOT_PUBLISHED = shutil.ignore_patterns(
    ".buildinfo*", "_sources", "*.map", "*-macros.html", "locales"
)
NEW_NOTEBOOKS = "notebooks.new"
TEMPLATES = Path(__file__).parent / "templates"


def publish(course: Course, edition: str, languages: tuple[str, ...]) -> Path:
    """Put the site of an edition, which is returned, and its notebooks if public, in place.

    A build that is interrupted here leaves the old folder or the new one, never a mixture.
    """
    folder, wheel, new = course.edition(edition), None, {}
    if edition == "public":
        wheel = run_wheel(course) if has_package(course) else None
        new[course.build / "notebooks"] = assemble_notebooks(course, folder, languages, wheel)
    site = folder / "site"
    new[site] = assemble_site(course, folder, languages, wheel)
    for place, made in new.items():
        replace_folder(place, made)
    return site


def assemble_site(
    course: Course, folder: Path, languages: tuple[str, ...], wheel: Path | None
) -> Path:
    """The whole site in a folder beside the one it will replace."""
    new = fresh_folder(folder / "site.new")
    for language in languages:
        shutil.copytree(folder / language / "html", new / language, ignore=NOT_PUBLISHED)
        lighten(new / language)
        if (notebooks := folder / NEW_NOTEBOOKS / language).is_dir():
            shutil.copytree(notebooks, new / language / NOTEBOOKS)
    if wheel:
        (new / WHEELS).mkdir()
        shutil.copyfile(wheel, new / WHEELS / wheel.name)
    if (reference := reference_folder(course) / "html").is_dir():
        shutil.copytree(reference, new / FOLDER, ignore=NOT_PUBLISHED)
        lighten(new / FOLDER)
    (new / "index.html").write_text(landing_page(course, languages), encoding="utf-8")
    (new / "404.html").write_text(landing_page(course, languages, "lost.html"), encoding="utf-8")
    (new / ".nojekyll").touch()
    if url := Settings(course).site_url:
        (new / "sitemap.xml").write_text(sitemap(course, languages, url), encoding="utf-8")
    return new


def assemble_notebooks(
    course: Course, folder: Path, languages: tuple[str, ...], wheel: Path | None
) -> Path:
    """The tree of notebooks that Colab opens, of these languages, for the package in a wheel."""
    new = fresh_folder(folder / NEW_NOTEBOOKS)
    source = folder / "notebooks"
    for language in languages:
        if (source / language).is_dir():
            cell = first_cell(course, language, wheel) if wheel else ""
            copy_notebooks(source / language, new / language, cell)
    if (source / "README.md").is_file():
        shutil.copy(source / "README.md", new)
    return new


def landing_page(course: Course, languages: tuple[str, ...], template: str = "landing.html") -> str:
    """HTML that sends readers to their browser's language and lets them choose without scripts.

    Args:
        template: ``lost.html`` for what a server shows in place of a page that does not exist.
    """
    url = Settings(course).site_url
    start = course.pages()[0]
    entries = [
        {
            "code": code,
            "lang": LANGUAGES[code].html,
            "name": LANGUAGES[code].name,
            "href": f"{code}/{start}.html",
            "absolute": f"{url}/{code}/{start}.html" if url else "",
            "words": site_words(course, code),
            "lost": say("lost", code),
            "start": say("lost_start", code),
        }
        for code in languages
    ]
    return _filled(template, entries=entries, url=url)


def sitemap(course: Course, languages: tuple[str, ...], url: str) -> str:
    """Every page in every language, each with its alternates."""
    tags = {code: LANGUAGES[code].html for code in languages}
    return _filled("sitemap.xml", pages=course.pages(), languages=tags, url=url)


def _filled(template: str, **values: object) -> str:
    text = (TEMPLATES / template).read_text("utf-8")
    return Environment(autoescape=True).from_string(text).render(values)


def fresh_folder(folder: Path) -> Path:
    """An empty folder in the place of whatever an earlier build left there."""
    discard(folder)
    folder.mkdir(parents=True)
    return folder


def replace_folder(place: Path, new: Path) -> None:
    """Put ``new`` in its place; an exchange that was interrupted earlier is undone first."""
    old = place.with_name(place.name + ".old")
    if lexists(old) and not lexists(place):
        old.rename(place)
    discard(old)
    if lexists(place):
        place.rename(old)
    new.rename(place)
    discard(old)
