"""All gates over all sources of a course: ``python -m coursekit check``."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from coursekit.course import Course
from coursekit.finding import Finding
from coursekit.gates.allowance import read_allowances, without_allowed
from coursekit.gates.catalogue import check_catalogues
from coursekit.gates.code_on_page import check_code
from coursekit.gates.dead_ends import check_dead_ends
from coursekit.gates.prose.ruleset import check_language
from coursekit.gates.sources import Sources
from coursekit.gates.structure import check_structure
from coursekit.gates.studies import stale_studies
from coursekit.gates.terms import check_glossary
from coursekit.gates.works import check_bibliography
from coursekit.translation.glossary_page import check_pages
from coursekit.translation.parity import check_parity
from coursekit.translation.staleness import check_staleness
from multimodal.language import COMPLETE

Gate = Callable[[Sources], Iterable[Finding]]


def all_findings(course: Course) -> list[Finding]:
    """What the gates find in the sources, in the order of files and lines, exceptions removed."""
    sources = Sources(course)
    found = dict.fromkeys(chain.from_iterable(gate(sources) for gate in GATES))
    return sorted(without_allowed(list(found), read_allowances(course)))


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


GATES: tuple[Gate, ...] = (
    missing_pages,
    check_structure,
    translation_parity,
    translation_staleness,
    check_glossary,
    lambda sources: check_pages(sources.course),
    lambda sources: check_language(sources.passages),
    check_catalogues,
    check_dead_ends,
    check_code,
    check_bibliography,
    lambda sources: stale_studies(sources.course),
)
