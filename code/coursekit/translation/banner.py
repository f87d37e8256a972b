"""The note that a page carries while parts of its translation are behind the English."""

from coursekit.course import Course
from coursekit.myst.page import Page
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


def with_banner(page: Page, banner: str) -> str:
    """The text of the page with the banner right below its title."""
    title = next((block for block in page.of("heading") if block.level == 1), None)
    if not banner or title is None:
        return page.text
    above, below = page.lines[: title.line], page.lines[title.line :]
    return "\n".join([*above, "", *banner.split("\n"), *below])
