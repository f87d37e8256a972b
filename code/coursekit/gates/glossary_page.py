"""The glossary as a page of the course, one per language, from one file of terms."""

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from itertools import groupby
from pathlib import Path

import yaml

from coursekit.course import LANGUAGES, Course
from coursekit.gates.finding import Finding, relative
from coursekit.gates.glossary import Term, read_glossary

SLUG = "glossary"
# GB 2312 sorts common characters by their reading: the first character of each initial.
_INITIALS = "ABCDEFGHJKLMNOPQRSTWXYZ"
_FIRST = [char.encode("gb18030") for char in "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"]


def write_glossary(course: Course) -> list[Path]:
    """Write the page in every language; returns the files that changed."""
    changed = []
    terms = read_glossary(course)
    for language in LANGUAGES:
        path = course.page(SLUG, language)
        text = render_glossary(terms, language)
        if not path.is_file() or path.read_text("utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            changed.append(path)
    return changed


def run_glossary(course: Course) -> int:
    """Write the pages and name those that changed."""
    changed = write_glossary(course)
    for path in changed:
        print(relative(path, course.root))
    print(f"{len(changed)} of {len(LANGUAGES)} glossary pages changed")
    return 0


def check_pages(course: Course) -> list[Finding]:
    """The pages that are not what the file of terms gives."""
    terms = read_glossary(course)
    findings = []
    for language in LANGUAGES:
        path = course.page(SLUG, language)
        if path.is_file() and path.read_text("utf-8") != render_glossary(terms, language):
            message = "the page is not up to date: run python -m coursekit glossary"
            findings.append(Finding(relative(path, course.root), 0, "glossary", message))
    return findings


def render_glossary(terms: list[Term], language: str) -> str:
    """The page in MyST: a heading per letter, an entry per term with its other two names."""
    words = _words()[language]
    parts = [f"(glossary)=\n# {words['title']}\n\n{words['introduction'].strip()}\n"]
    ordered = sorted(terms, key=lambda term: _sort_key(term.name(language), language))
    for letter, group in groupby(ordered, lambda term: initial(term.name(language), language)):
        entries = "\n".join(_entry(term, language) for term in group)
        parts.append(f"(glossary-{letter.lower()})=\n## {letter}\n\n{entries}")
    return "\n".join(parts)


def initial(name: str, language: str) -> str:
    """The letter under which a term stands; in Chinese, the first letter of its pinyin."""
    first = _bare(name, language)[0]
    if language == "zh" and not first.isascii():
        return _INITIALS[bisect_right(_FIRST, _gb(first)) - 1]
    return first.upper()


def _sort_key(name: str, language: str) -> tuple[str, bool, bytes]:
    """Orders names: by letter; in Chinese Latin names first, then by GB 2312."""
    bare = _bare(name, language)
    return initial(name, language), not bare[0].isascii(), _gb(bare.lower())


def _bare(name: str, language: str) -> str:
    """What of a name counts for its place: no leading bracket, no accents, the reading of 重建."""
    name = re.sub(r"^（[^）]*）", "", name)
    if language == "zh":
        return re.sub("^重建", "虫建", name)
    letters = unicodedata.normalize("NFD", name.lower())
    return "".join(char for char in letters if char.isalnum() or char == " ")


def _gb(char: str) -> bytes:
    return char.encode("gb18030")


def _entry(term: Term, language: str) -> str:
    words = _words()[language]
    others = " · ".join(term.name(code) for code in LANGUAGES if code != language)
    also = words["listed"].join(term.also.get(language, []))
    tail = words["also"].format(names=also) if also else ""
    name, meaning = term.name(language), term.means[language]
    return f"({term.key})=\n{name}\n: {others}\n: {meaning}{tail}\n"


@cache
def _words() -> dict[str, dict[str, str]]:
    path = Path(__file__).parent / "glossary_page.yml"
    return yaml.safe_load(path.read_text("utf-8"))
