"""One name for one thing, where the glossary needs no entry: ``translations/wordings.yml``."""

from coursekit.course import LANGUAGES, SOURCE_LANGUAGE, Course, CourseError
from coursekit.datafiles import load_yaml, read_text
from coursekit.translation.glossary import Term

FILE = "translations/wordings.yml"


def read_wordings(course: Course) -> list[Term]:
    """What each language writes and what it avoids for the same thing; none without the file."""
    path = course.root / FILE
    content = (load_yaml(read_text(path), FILE) if path.is_file() else None) or {}
    if not isinstance(content, dict) or not content.keys() <= LANGUAGES.keys():
        raise CourseError(f"{FILE}: needs languages, each with its list of wordings")
    return [_wording(code, entry) for code, entries in content.items() for entry in entries]


def _wording(language: str, entry: object) -> Term:
    match entry:
        case {"write": str(right), "not": [str(), *_] as wrong, **others} if not others:
            if all(isinstance(each, str) and each.strip() for each in wrong):
                return Term(
                    dict.fromkeys((SOURCE_LANGUAGE, language), right), {}, avoid={language: wrong}
                )
    raise CourseError(f"{FILE}: {entry!r}: needs what to write, and not: a list of other words")
