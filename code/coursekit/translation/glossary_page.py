"""The glossary as a page of the course, one per language, from one file of terms."""

import re
import unicodedata
from bisect import bisect_right
from itertools import groupby

from coursekit.course import LANGUAGES, Course
from coursekit.datafiles import read_text
from coursekit.finding import Finding
from coursekit.translation.glossary import Term, read_glossary
from coursekit.translation.source import Source
from coursekit.wording import say
from multimodal.language import in_language
from multimodal.training.files import write_atomically

SLUG = "glossary"
# GB 2312 sorts common characters by their reading: the first character of each initial.
_INITIALS = "ABCDEFGHJKLMNOPQRSTWXYZ"
_FIRST = [char.encode("gb18030") for char in "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"]


def outdated(course: Course) -> dict[Source, str]:
    """The pages that are not what the file of terms gives, and what it gives."""
    terms = read_glossary(course)
    texts = {Source(course, SLUG, code): render_glossary(terms, code) for code in LANGUAGES}
    return {
        page: text
        for page, text in texts.items()
        if not page.exists or read_text(page.path) != text
    }


def write_pages(course: Course) -> list[str]:
    """Write the page in every language, where it changed; the names of those files."""
    changed = outdated(course)
    for page, text in changed.items():
        write_atomically(page.path, text.encode())
    return [page.file for page in changed]


def check_pages(course: Course) -> list[Finding]:
    """The pages that are behind the file of terms."""
    message = "the page is not up to date: run python -m coursekit glossary"
    pages = [page for page in outdated(course) if page.exists]
    return [Finding(page.file, 0, "glossary", message) for page in pages]


def render_glossary(terms: list[Term], language: str) -> str:
    """The page in MyST: a heading per letter, an entry per term with its other two names."""
    title, introduction = say("glossary", language), say("glossary_introduction", language)
    parts = [f"(glossary)=\n# {title}\n\n{introduction.strip()}\n"]
    ordered = sorted(terms, key=lambda term: _sort_key(term.name(language), language))
    for letter, group in groupby(ordered, lambda term: initial(term.name(language), language)):
        entries = "\n".join(_entry(term, language) for term in group)
        parts.append(f"(glossary-{letter.lower()})=\n## {letter}\n\n{entries}")
    return "\n".join(parts)


def initial(name: str, language: str) -> str:
    """The letter under which a term stands; in Chinese, the first letter of its pinyin."""
    first = _bare(name, language)[0]
    if language == "zh" and not first.isascii():
        return _INITIALS[bisect_right(_FIRST, first.encode("gb18030")) - 1]
    return first.upper()


def _sort_key(name: str, language: str) -> tuple[str, bool, bytes]:
    """Orders names: by letter; in Chinese Latin names first, then by GB 2312."""
    bare = _bare(name, language)
    return initial(name, language), not bare[0].isascii(), bare.lower().encode("gb18030")


def _bare(name: str, language: str) -> str:
    """What of a name counts for its place: no leading bracket, no accents, the reading of 重建."""
    name = re.sub(r"^（[^）]*）", "", name)
    if language == "zh":
        return re.sub("^重建", "虫建", name)
    letters = unicodedata.normalize("NFD", name.lower())
    return "".join(char for char in letters if char.isalnum() or char == " ")


def _entry(term: Term, language: str) -> str:
    others = " · ".join(name for code, name in term.names.items() if code != language)
    wordings = say("separator", language).join(term.also.get(language, []))
    also = say("also", language, names=wordings) if wordings else ""
    name, meaning = term.name(language), in_language(term.means, language)
    return f"({term.key})=\n{name}\n: {others}\n: {meaning}{also}\n"
