"""Blocks of a translation whose English has changed since somebody compared the two."""

from dataclasses import dataclass

from coursekit.course import SOURCE_LANGUAGE, Course, CourseError
from coursekit.finding import WARNING, Finding, excerpt
from coursekit.myst.page import Block, Page
from coursekit.translation.parity import aligned, check_parity
from coursekit.translation.source import GENERATED, Source
from coursekit.translation.state import PageState, Pair, block_hash, read_state, write_state


@dataclass(frozen=True)
class StaleBlock:
    """A block that was not compared with the English as it stands now."""

    section: str
    line: int
    english_line: int
    english: str


def stale_blocks(english: Page, translation: Page, state: PageState) -> list[StaleBlock]:
    """The aligned blocks of prose that no recorded review covers.

    A review holds for a pair: it lapses when the English changes and when blocks change places, not
    when the wording of the translation alone is mended.
    """
    recorded = {pair for pairs in state.values() for pair in pairs}
    rendered = {pair.source for pair in recorded}
    translated = {pair.translation for pair in recorded}
    return [
        StaleBlock(ours.section, theirs.line, ours.line, ours.text)
        for ours, theirs in aligned(english, translation)
        if ours.is_prose and not _covered(_pair(ours, theirs), recorded, rendered, translated)
    ]


def check_staleness(english: Source, translation: Source, state: PageState) -> list[Finding]:
    """One warning per stale block, or one for a page that nobody has reviewed yet."""
    if not state:
        message = "no review is recorded: compare with the English, then " + _command(translation)
        return [Finding(translation.file, 0, "review", message, WARNING)]
    return [
        Finding(
            translation.file,
            block.line,
            "stale",
            f"English line {block.english_line} has changed: “{excerpt(block.english, 60)}”; "
            f"bring this up to date, then {_command(translation)}",
            WARNING,
        )
        for block in stale_blocks(english.page, translation.page, state)
    ]


def stale_sections(course: Course, slug: str, language: str) -> tuple[str, ...]:
    """The labels of the sections of a page whose translation is behind the English, in order.

    Empty for English, for pages that a command writes, and for pages without translation.
    """
    if language == SOURCE_LANGUAGE or slug in GENERATED:
        return ()
    english, translation = Source(course, slug, SOURCE_LANGUAGE), Source(course, slug, language)
    if not (english.exists and translation.exists):
        return ()
    state = read_state(course, slug, language)
    blocks = stale_blocks(english.page, translation.page, state)
    return tuple(dict.fromkeys(block.section for block in blocks))


def record_review(course: Course, slug: str, language: str) -> int:
    """Record that the translation of a page renders the English as both stand now.

    Returns:
        How many blocks the review covers.

    Raises:
        CourseError: unknown page or language, a missing source, or a structure that differs.
    """
    english = _existing(Source(course, slug, SOURCE_LANGUAGE))
    translation = _existing(Source(course, slug, language))
    read_state(course, slug, language)
    different = check_parity(english.page, translation.page, translation.file)
    if different:
        raise CourseError(f"not recorded, the structure differs first of all: {different[0]}")
    state = _pairs(english.page, translation.page)
    write_state(course, slug, language, state)
    return sum(len(pairs) for pairs in state.values())


def _covered(pair: Pair, recorded: set[Pair], rendered: set[str], translated: set[str]) -> bool:
    mended = pair.source in rendered and pair.translation not in translated
    return pair in recorded or mended


def _pairs(english: Page, translation: Page) -> PageState:
    result: PageState = {}
    for ours, theirs in aligned(english, translation):
        if ours.is_prose:
            result.setdefault(ours.section, []).append(_pair(ours, theirs))
    return result


def _pair(ours: Block, theirs: Block) -> Pair:
    return Pair(block_hash(ours.text), block_hash(theirs.text))


def _existing(item: Source) -> Source:
    if not item.exists:
        raise CourseError(
            f"{item.file} does not exist: name a page by its slug, such as "
            "representation/clip, and a language that has it"
        )
    return item


def _command(item: Source) -> str:
    return f"python -m coursekit review {item.slug} {item.language}"
