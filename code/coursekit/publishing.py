"""From the pages of each language to the site: assembled aside, then put in place at once."""

import shutil
from pathlib import Path

from coursekit.configuration import Settings
from coursekit.course import Course
from coursekit.landing import landing_page, sitemap
from coursekit.reference.api_build import FOLDER

NOT_PUBLISHED = shutil.ignore_patterns(
    ".buildinfo*", "_sources", "*.map", "*-macros.html", "locales"
)
NOTEBOOKS = "_notebooks"


def publish(course: Course, edition: str, languages: tuple[str, ...]) -> Path:
    """Put the site of an edition, and the notebooks of the public one, in place.

    A build that is interrupted here leaves the old folder or the new one, never a mixture.

    Returns:
        The folder of the site.
    """
    folder = course.edition(edition)
    if edition == "public":
        replace(course.build / "notebooks", assemble_notebooks(folder, languages))
    site = folder / "site"
    replace(site, assemble_site(course, folder, languages))
    return site


def assemble_site(course: Course, folder: Path, languages: tuple[str, ...]) -> Path:
    """The whole site in a folder beside the one it will replace."""
    new = fresh(folder / "site.new")
    for language in languages:
        shutil.copytree(folder / language / "html", new / language, ignore=NOT_PUBLISHED)
        notebooks = folder / "notebooks" / language
        if notebooks.is_dir():
            shutil.copytree(notebooks, new / language / NOTEBOOKS)
    if (folder / FOLDER / "html").is_dir():
        shutil.copytree(folder / FOLDER / "html", new / FOLDER, ignore=NOT_PUBLISHED)
    (new / "index.html").write_text(landing_page(course, languages), encoding="utf-8")
    (new / ".nojekyll").touch()
    if url := Settings(course).site_url:
        (new / "sitemap.xml").write_text(sitemap(course, languages, url), encoding="utf-8")
    return new


def assemble_notebooks(folder: Path, languages: tuple[str, ...]) -> Path:
    """The tree of notebooks that Colab opens, of these languages."""
    new = fresh(folder / "notebooks.new")
    source = folder / "notebooks"
    for language in languages:
        if (source / language).is_dir():
            shutil.copytree(source / language, new / language)
    if (source / "README.md").is_file():
        shutil.copy(source / "README.md", new)
    return new


def fresh(folder: Path) -> Path:
    """An empty folder in the place of whatever an earlier build left there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def replace(place: Path, new: Path) -> None:
    """Put ``new`` in its place; an exchange that was interrupted earlier is undone first."""
    old = place.with_name(place.name + ".old")
    if old.exists() and not place.exists():
        old.rename(place)
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    new.rename(place)
    shutil.rmtree(old, ignore_errors=True)
