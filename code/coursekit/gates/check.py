"""All gates over all sources of a course: ``python -m coursekit check``."""

from collections.abc import Callable
from itertools import chain

from coursekit.course import LANGUAGES, SOURCE_LANGUAGE, Course
from coursekit.gates.allowance import read_allowances, without_allowed
from coursekit.gates.bibliography import check_bibliography
from coursekit.gates.catalogue import check_catalogue
from coursekit.gates.code_on_page import check_code
from coursekit.gates.dead_ends import BIBLIOGRAPHY, check_dead_ends, cited_works
from coursekit.gates.fences import check_fences
from coursekit.gates.finding import ERROR, Finding, relative
from coursekit.gates.glossary_page import check_pages
from coursekit.gates.language import check_language
from coursekit.gates.parity import check_parity
from coursekit.gates.passage import all_passages, catalogues
from coursekit.gates.sources import GENERATED, Source, Sources, source
from coursekit.gates.staleness import TRANSLATIONS, check_staleness, record_review
from coursekit.gates.state import read_state
from coursekit.gates.structure import check_headings, check_structure
from coursekit.gates.terms import check_glossary

Gate = Callable[[Sources], list[Finding]]


def run_check(course: Course, *, release: bool = False) -> int:
    """Print one line per finding.

    Args:
        release: whether warnings fail as well.

    Returns:
        The exit status: 1 if something fails.
    """
    findings = all_findings(course)
    for finding in findings:
        print(finding)
    errors = sum(finding.severity == ERROR for finding in findings)
    print(f"{errors} errors, {len(findings) - errors} warnings")
    return int(bool(findings if release else errors))


def run_review(course: Course, slug: str, language: str) -> int:
    """Record a review of a translation and say what it covers."""
    blocks = record_review(course, slug, language)
    print(f"{slug}: {blocks} blocks of {language} recorded as reviewed")
    return 0


def all_findings(course: Course) -> list[Finding]:
    """What the gates find in the sources, in the order of files and lines, exceptions removed."""
    sources = Sources(course)
    found = chain.from_iterable(gate(sources) for gate in GATES)
    return sorted(without_allowed(list(dict.fromkeys(found)), read_allowances(course)))


def missing_pages(sources: Sources) -> list[Finding]:
    """Pages of the table of contents, and texts of exercises, that a language lacks."""
    expected = (source(sources.course, s, code) for s in sources.slugs for code in LANGUAGES)
    return [
        Finding(item.file, 0, "page", f"the page {item.slug} does not exist in {item.language}")
        for item in expected
        if not item.path.is_file()
    ]


def page_structure(sources: Sources) -> list[Finding]:
    """What every page must have by itself; the headings of exercises get their labels later."""
    findings = []
    for item in sources.all.values():
        findings += check_fences(item.text, item.file) + check_structure(item.page, item.file)
        if not item.slug.startswith("exercises/"):
            findings += check_headings(item.page, item.file)
    return findings


def translation_parity(sources: Sources) -> list[Finding]:
    """Translations against the English pages."""
    return [
        finding
        for english, translation in _pairs(sources)
        for finding in check_parity(english.page, translation.page, translation.file)
    ]


def translation_staleness(sources: Sources) -> list[Finding]:
    """Translations against the record of reviews."""
    states = {code: read_state(sources.course, code) for code in TRANSLATIONS}
    return [
        finding
        for english, translation in _pairs(sources)
        for finding in check_staleness(
            english, translation, states[translation.language].get(translation.slug, {})
        )
    ]


def prose_language(sources: Sources) -> list[Finding]:
    """Typography, left-overs and stray languages."""
    return check_language(all_passages(sources))


def catalogue_entries(sources: Sources) -> list[Finding]:
    """The catalogues of words."""
    root = sources.course.root
    return [
        finding
        for path in catalogues(sources.course)
        for finding in check_catalogue(path, relative(path, root))
    ]


def bibliography(sources: Sources) -> list[Finding]:
    """The list of works."""
    path = sources.course.book / BIBLIOGRAPHY
    if not path.is_file():
        return []
    file = relative(path, sources.course.root)
    return check_bibliography(path.read_text("utf-8"), cited_works(sources), file)


def _pairs(sources: Sources) -> list[tuple[Source, Source]]:
    return [
        (english, translation)
        for slug in sources.slugs
        if slug not in GENERATED
        for code in TRANSLATIONS
        if (english := sources.get(slug, SOURCE_LANGUAGE))
        and (translation := sources.get(slug, code))
    ]


def glossary_pages(sources: Sources) -> list[Finding]:
    """The glossary pages are what the file of terms gives."""
    return check_pages(sources.course)


GATES: tuple[Gate, ...] = (
    missing_pages,
    page_structure,
    translation_parity,
    translation_staleness,
    check_glossary,
    glossary_pages,
    prose_language,
    catalogue_entries,
    check_dead_ends,
    check_code,
    bibliography,
)
