"""From the pages of each language to the site: assembled aside, then put in place at once."""

import shutil
from pathlib import Path
from xml.sax.saxutils import escape

from coursekit.configuration import Settings, site_words
from coursekit.course import LANGUAGES, Course
from coursekit.files import fresh_folder, replace_folder
from coursekit.reference.api_build import FOLDER, reference_folder

NOT_PUBLISHED = shutil.ignore_patterns(
    ".buildinfo*", "_sources", "*.map", "*-macros.html", "locales"
)
NOTEBOOKS = "_notebooks"
LANDING = Path(__file__).parent / "templates" / "landing.html"


def publish(course: Course, edition: str, languages: tuple[str, ...]) -> Path:
    """Put the site of an edition, and the notebooks of the public one, in place.

    A build that is interrupted here leaves the old folder or the new one, never a mixture.

    Returns:
        The folder of the site.
    """
    folder = course.edition(edition)
    if edition == "public":
        replace_folder(course.build / "notebooks", assemble_notebooks(folder, languages))
    site = folder / "site"
    replace_folder(site, assemble_site(course, folder, languages))
    return site


def assemble_site(course: Course, folder: Path, languages: tuple[str, ...]) -> Path:
    """The whole site in a folder beside the one it will replace."""
    new = fresh_folder(folder / "site.new")
    for language in languages:
        shutil.copytree(folder / language / "html", new / language, ignore=NOT_PUBLISHED)
        notebooks = folder / "notebooks" / language
        if notebooks.is_dir():
            shutil.copytree(notebooks, new / language / NOTEBOOKS)
    if (reference := reference_folder(course) / "html").is_dir():
        shutil.copytree(reference, new / FOLDER, ignore=NOT_PUBLISHED)
    (new / "index.html").write_text(landing_page(course, languages), encoding="utf-8")
    (new / ".nojekyll").touch()
    if url := Settings(course).site_url:
        (new / "sitemap.xml").write_text(sitemap(course, languages, url), encoding="utf-8")
    return new


def assemble_notebooks(folder: Path, languages: tuple[str, ...]) -> Path:
    """The tree of notebooks that Colab opens, of these languages."""
    new = fresh_folder(folder / "notebooks.new")
    source = folder / "notebooks"
    for language in languages:
        if (source / language).is_dir():
            shutil.copytree(source / language, new / language)
    if (source / "README.md").is_file():
        shutil.copy(source / "README.md", new)
    return new


def landing_page(course: Course, languages: tuple[str, ...]) -> str:
    """HTML that sends readers to their browser's language and lets them choose without scripts."""
    from jinja2 import Environment

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
        }
        for code in languages
    ]
    template = Environment(autoescape=True).from_string(LANDING.read_text("utf-8"))
    return template.render(entries=entries, url=url)


def sitemap(course: Course, languages: tuple[str, ...], url: str) -> str:
    """Every page in every language, each with its alternates."""
    entries = "".join(
        _entry(url, slug, code, languages) for slug in course.pages() for code in languages
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n' + entries + "</urlset>\n"
    )


def _entry(url: str, slug: str, language: str, languages: tuple[str, ...]) -> str:
    links = "".join(
        f'    <xhtml:link rel="alternate" hreflang="{LANGUAGES[code].html}" '
        f'href="{escape(url)}/{code}/{slug}.html"/>\n'
        for code in languages
    )
    return f"  <url>\n    <loc>{escape(url)}/{language}/{slug}.html</loc>\n{links}  </url>\n"
