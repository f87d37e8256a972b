"""From the pages of each language to the site: assembled aside, then put in place at once."""

import shutil
from pathlib import Path

from coursekit.configuration import Settings
from coursekit.course import Course
from coursekit.landing import landing_page, sitemap

NOT_PUBLISHED = shutil.ignore_patterns(".buildinfo*", "_sources", ".doctrees", "objects.inv.tmp")


def publish(course: Course, edition: str, languages: tuple[str, ...]) -> Path:
    """Put the site of an edition in place; returns its folder.

    A build that is interrupted here leaves the old site or the new one, never a mixture.
    """
    folder = course.edition(edition)
    site, new, old = (folder / name for name in ("site", "site.new", "site.old"))
    recover(site, old)
    shutil.rmtree(new, ignore_errors=True)
    for language in languages:
        shutil.copytree(folder / language / "html", new / language, ignore=NOT_PUBLISHED)
    (new / "index.html").write_text(landing_page(course, languages), encoding="utf-8")
    (new / ".nojekyll").touch()
    url = Settings(course).site_url
    if url:
        (new / "sitemap.xml").write_text(sitemap(course, languages, url), encoding="utf-8")
    swap(site, new, old)
    return site


def swap(site: Path, new: Path, old: Path) -> None:
    """Exchange the site for the new one."""
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def recover(site: Path, old: Path) -> None:
    """Finish or undo an exchange that was interrupted."""
    if old.exists() and not site.exists():
        old.rename(site)
    shutil.rmtree(old, ignore_errors=True)
