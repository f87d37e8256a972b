"""The note that a page carries while parts of its translation are behind the English."""

from functools import cache
from pathlib import Path

import yaml

from coursekit.course import SOURCE_LANGUAGE, Course
from coursekit.gates.parsing import parse_page
from coursekit.gates.sources import source
from coursekit.gates.staleness import stale_sections


def stale_banner(course: Course, slug: str, language: str) -> str:
    """An admonition in MyST that names the stale sections; empty where there is none."""
    labels = stale_sections(course, slug, language)
    if language == SOURCE_LANGUAGE or not labels:
        return ""
    words = _words()[language]
    headings = {b.label: b.text for b in source(course, slug, language).page.of("heading")}
    if set(headings) <= set(labels):
        text = words["everything"]
    else:
        links = [f"[{headings[label]}](#{label})" for label in labels if label in headings]
        text = words["some"].format(sections=words["separator"].join(links))
    return f":::{{admonition}} {words['title']}\n:class: caution\n{text}\n:::\n"


def with_banner(text: str, banner: str) -> str:
    """The page with the banner right below its title."""
    title = next((block for block in parse_page(text).of("heading") if block.level == 1), None)
    if not banner or title is None:
        return text
    lines = text.split("\n")
    return "\n".join([*lines[: title.line], "", *banner.split("\n"), *lines[title.line :]])


@cache
def _words() -> dict[str, dict[str, str]]:
    return yaml.safe_load((Path(__file__).parent / "banner.yml").read_text("utf-8"))
