"""All gates over all sources of a course: ``python -m coursekit check``."""

from collections.abc import Callable
from itertools import chain

from coursekit.course import Course
from coursekit.finding import ERROR, Finding, relative
from coursekit.gates.allowance import read_allowances, without_allowed
from coursekit.gates.catalogue import check_catalogue
from coursekit.gates.code_on_page import check_code
from coursekit.gates.dead_ends import BIBLIOGRAPHY, check_dead_ends, cited_works
from coursekit.gates.fences import check_fences
from coursekit.gates.prose.ruleset import check_language
from coursekit.gates.sources import Sources, catalogues
from coursekit.gates.structure import check_headings, check_structure
from coursekit.gates.studies import stale_studies
from coursekit.gates.terms import check_glossary
from coursekit.gates.works import check_works
from coursekit.translation.glossary_page import check_pages
from coursekit.translation.parity import check_parity
from coursekit.translation.staleness import check_staleness, record_review
from coursekit.translation.state import read_state
from multimodal.language import COMPLETE

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
    return [
        Finding(item.file, 0, "page", f"the page {item.slug} does not exist in {item.language}")
        for item in sources.expected
        if not item.exists and item.language in COMPLETE
    ]


def page_structure(sources: Sources) -> list[Finding]:
    """What every page must have by itself; the headings of exercises get their labels later."""
    findings = []
    for item in sources.all.values():
        findings += check_fences(item.page, item.file) + check_structure(item.page, item.file)
        if not item.slug.startswith("exercises/"):
            findings += check_headings(item.page, item.file)
    return findings


def translation_parity(sources: Sources) -> list[Finding]:
    """Translations against the English pages."""
    return [
        finding
        for english, translations in sources.translated
        for item in translations
        for finding in check_parity(english.page, item.page, item.file)
    ]


def translation_staleness(sources: Sources) -> list[Finding]:
    """Translations against the record of reviews."""
    course = sources.course
    return [
        finding
        for english, translations in sources.translated
        for item in translations
        for finding in check_staleness(english, item, read_state(course, item.slug, item.language))
    ]


def prose_language(sources: Sources) -> list[Finding]:
    """Typography, left-overs and stray languages."""
    return check_language(sources.passages)


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
    return check_works(path.read_text("utf-8"), cited_works(sources), file)


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
    lambda sources: stale_studies(sources.course),
)
