"""The page at the top of the site, and the list of pages for search engines."""

from pathlib import Path
from xml.sax.saxutils import escape

from coursekit.configuration import HTML_LANGUAGES, LANGUAGE_NAMES, Settings, site_words
from coursekit.course import Course

TEMPLATE = Path(__file__).parent / "templates" / "landing.html"


def landing_page(course: Course, languages: tuple[str, ...]) -> str:
    """HTML that sends readers to their browser's language and lets them choose without scripts."""
    from jinja2 import Environment

    url = Settings(course).site_url
    start = course.pages()[0]
    entries = [
        {
            "code": code,
            "lang": HTML_LANGUAGES[code],
            "name": LANGUAGE_NAMES[code],
            "href": f"{code}/{start}.html",
            "absolute": f"{url}/{code}/{start}.html" if url else "",
            "words": site_words(course, code),
        }
        for code in languages
    ]
    template = Environment(autoescape=True).from_string(TEMPLATE.read_text("utf-8"))
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
        f'    <xhtml:link rel="alternate" hreflang="{HTML_LANGUAGES[code]}" '
        f'href="{escape(url)}/{code}/{slug}.html"/>\n'
        for code in languages
    )
    return f"  <url>\n    <loc>{escape(url)}/{language}/{slug}.html</loc>\n{links}  </url>\n"
