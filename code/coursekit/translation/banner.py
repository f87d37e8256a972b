"""The note that a page carries while parts of its translation are behind the English."""

from coursekit.course import Course
from coursekit.myst.page import Edit, Page
from coursekit.translation.source import Source
from coursekit.translation.staleness import stale_sections
from coursekit.wording import say


def stale_banner(course: Course, slug: str, language: str) -> str:
    """An admonition in MyST: not translated yet, or which sections are stale; empty if neither."""
    if course.shown_in(slug, language) != language:
        return f":::{{note}}\n{say('untranslated', language)}\n:::\n"
    labels = stale_sections(course, slug, language)
    if not labels:
        return ""
    headings = {b.label: b.text for b in Source(course, slug, language).page.of("heading")}
    if set(headings) <= set(labels):
        text = say("stale_page", language)
    else:
        links = [f"[{headings[label]}](#{label})" for label in labels if label in headings]
        listed = say("separator", language).join(links)
        text = say("stale_sections", language, sections=listed)
    return f":::{{admonition}} {say('stale', language)}\n:class: caution\n{text}\n:::\n"


def banner_edits(page: Page, course: Course, slug: str, language: str) -> list[Edit]:
    """The banner, if there is one, right below the title of the page."""
    if not (banner := stale_banner(course, slug, language)):
        return []
    titles = (block.line for block in page.of("heading") if block.level == 1)
    return [Edit(line + 1, line, f"\n{banner}") for line in list(titles)[:1]]
