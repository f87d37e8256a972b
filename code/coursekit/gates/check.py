"""All gates over all sources of a course: ``python -m coursekit check``."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from coursekit.course import LANGUAGES, SOURCE_LANGUAGE, Course, CourseError, require_known
from coursekit.finding import Finding
from coursekit.gates.acronyms import check_acronyms
from coursekit.gates.allowance import read_allowances, without_allowed
from coursekit.gates.catalogue import check_catalogues
from coursekit.gates.code_on_page import check_code
from coursekit.gates.comparison.agreement import check_agreement
from coursekit.gates.dead_ends import check_dead_ends
from coursekit.gates.file_flaws import UNREADABLE, check_files
from coursekit.gates.prose.ruleset import check_language
from coursekit.gates.sources import Sources
from coursekit.gates.structure import check_structure
from coursekit.gates.studies import stale_studies
from coursekit.gates.terms import check_glossary
from coursekit.gates.works import check_bibliography
from coursekit.translation.glossary_page import check_pages
from coursekit.translation.parity import check_parity
from coursekit.translation.source import Source
from coursekit.translation.staleness import check_staleness
from coursekit.translation.word_reviews import check_words
from multimodal.language import COMPLETE

Gate = Callable[[Sources], Iterable[Finding]]


def all_findings(course: Course) -> list[Finding]:
    """What the gates find in the sources, in the order of files and lines, exceptions removed.

    Where a file cannot be read, only what is wrong with the files: the other gates read them all.
    """
    damaged = list(check_files(course))
    if any(finding.rule in UNREADABLE for finding in damaged):
        return sorted(damaged)
    sources = Sources(course)
    try:
        found = {*damaged, *chain.from_iterable(gate(sources) for gate in GATES)}
    except CourseError:
        if damaged:  # what is wrong with the files explains it better
            return sorted(damaged)
        raise
    return sorted(without_allowed(list(found), read_allowances(course)))


def page_findings(course: Course, slug: str, language: str) -> list[Finding]:
    """What the gates that look at one page alone find in it in one language."""
    pages = {code: Source(course, slug, code) for code in LANGUAGES}
    return text_findings(pages[require_known("language", language, LANGUAGES)], pages.values())


def text_findings(item: Source, versions: Iterable[Source]) -> list[Finding]:
    """The same for a text that stands among its versions in all languages."""
    sources = Sources(item.course, tuple(version for version in versions if version.exists))
    found = set(chain.from_iterable(gate(sources) for gate in PAGE_GATES))
    allowances = read_allowances(item.course)
    return sorted(
        finding
        for finding in found
        if finding.file == item.file and not any(a.covers(finding) for a in allowances)
    )


def missing_pages(sources: Sources) -> Iterator[Finding]:
    """Pages of the table of contents, and texts of exercises, that a language lacks."""
    for item in sources.expected:
        if not item.exists and item.language in COMPLETE:
            message = f"the page {item.slug} does not exist in {item.language}"
            yield Finding(item.file, 0, "page", message)


def translation_parity(sources: Sources) -> Iterator[Finding]:
    """Translations against the English pages."""
    for english, item in sources.translated:
        yield from check_parity(english.page, item.page, item.file)


def translation_staleness(sources: Sources) -> Iterator[Finding]:
    """Translations against the record of reviews."""
    for english, item in sources.translated:
        yield from check_staleness(english, item)


def stale_words(sources: Sources) -> Iterator[Finding]:
    """The same for the words in YAML."""
    for language in LANGUAGES.keys() - {SOURCE_LANGUAGE}:
        yield from check_words(sources.course, language)


PAGE_GATES: tuple[Gate, ...] = (
    check_structure,
    translation_parity,
    translation_staleness,
    check_agreement,
    check_glossary,
    check_acronyms,
    lambda sources: check_language(sources.passages),
)
GATES: tuple[Gate, ...] = (
    missing_pages,
    *PAGE_GATES,
    lambda sources: check_pages(sources.course),
    check_catalogues,
    stale_words,
    check_dead_ends,
    check_code,
    check_bibliography,
    lambda sources: stale_studies(sources.course),
)
