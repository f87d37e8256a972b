"""Blocks of a translation whose English has changed since somebody compared the two."""

from collections.abc import Iterator

from coursekit.course import SOURCE_LANGUAGE, Course, CourseError
from coursekit.finding import WARNING, Finding, excerpt
from coursekit.myst.page import Block, Page
from coursekit.translation.parity import aligned, check_parity
from coursekit.translation.source import GENERATED, Source
from coursekit.translation.state import PageState, Pair, block_hash, read_state, write_state


def stale_blocks(
    english: Page, translation: Page, state: PageState
) -> Iterator[tuple[Block, Block]]:
    """The aligned blocks of prose that no recorded review covers.

    A review holds for a pair: it lapses when the English changes and when blocks change places, not
    when the wording of the translation alone is mended.
    """
    recorded = {pair for pairs in state.values() for pair in pairs}
    rendered = {pair.source for pair in recorded}
    translated = {pair.translation for pair in recorded}
    for ours, theirs in aligned(english, translation):
        pair = _pair(ours, theirs)
        mended = pair.source in rendered and pair.translation not in translated
        if pair not in recorded and not mended:
            yield ours, theirs


def check_staleness(english: Source, translation: Source) -> Iterator[Finding]:
    """One warning per stale block, or one for a page that nobody has reviewed yet."""
    slug, language = translation.slug, translation.language
    state = read_state(translation.course, slug, language)
    command = f"python -m coursekit review {slug} {language}"
    if not state:
        message = f"no review is recorded: compare with the English, then {command}"
        yield Finding(translation.file, 0, "review", message, WARNING)
        return
    for ours, theirs in stale_blocks(english.page, translation.page, state):
        message = (
            f"English line {ours.line} has changed: “{excerpt(ours.text, 60)}”; "
            f"bring this up to date, then {command}"
        )
        yield Finding(translation.file, theirs.line, "stale", message, WARNING)


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
    return tuple(dict.fromkeys(ours.section for ours, _ in blocks))


def record_review(course: Course, slug: str, language: str) -> int:
    """Record that the translation of a page renders the English as both stand now.

    Returns:
        How many blocks the review covers.

    Raises:
        CourseError: unknown page or language, a missing source, or a structure that differs.
    """
    if language == SOURCE_LANGUAGE:
        raise CourseError("English is the source: only translations are reviewed against it")
    english, translation = Source(course, slug, SOURCE_LANGUAGE), Source(course, slug, language)
    for item in (english, translation):
        if not item.exists:
            raise CourseError(
                f"{item.file} does not exist: name a page by its slug, such as "
                "representation/clip, and a language that has it"
            )
    different = check_parity(english.page, translation.page, translation.file)
    if different:
        raise CourseError(f"not recorded, the structure differs first of all: {different[0]}")
    state: PageState = {}
    for ours, theirs in aligned(english.page, translation.page):
        state.setdefault(ours.section, []).append(_pair(ours, theirs))
    write_state(course, slug, language, state)
    return sum(map(len, state.values()))


def _pair(ours: Block, theirs: Block) -> Pair:
    return Pair(block_hash(ours.text), block_hash(theirs.text))
