"""Blocks of a translation that have changed, or their English, since somebody compared the two."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from coursekit.course import SOURCE_LANGUAGE, Course, CourseError
from coursekit.finding import WARNING, Finding, excerpt
from coursekit.myst.page import Block
from coursekit.translation.parity import FRONT_MATTER, check_parity, translated
from coursekit.translation.source import GENERATED, Source
from coursekit.translation.state import PageState, Pair, block_hash, read_state, write_state

LAPSED = ("review", "stale")
"""The rules of findings that a review settles."""

Pairs = Iterable[tuple[Block, Block]]
"""Blocks of English, each with the one that renders it."""


class Lapse(NamedTuple):
    """A block of English and of a translation that no recorded review covers as they stand.

    Attributes:
        mended: the wording of the translation has changed, and nothing else.
    """

    english: Block
    translation: Block
    mended: bool
    reason: str


def lapses(pairs: Pairs, state: PageState) -> Iterator[Lapse]:
    """The pairs of blocks that nobody has compared as they stand.

    A review holds for a pair: it lapses when either side changes and when blocks change places.
    """
    recorded = {pair for pairs in state.values() for pair in pairs}
    rendered = {pair.source for pair in recorded}
    known = {pair.translation for pair in recorded}
    for ours, theirs in pairs:
        pair, line = _pair(ours, theirs), f"English line {ours.line}"
        if pair in recorded:
            continue
        changed = (pair.source not in rendered, pair.translation not in known)
        if changed == (False, True):
            reason = f"“{excerpt(theirs.text, 60)}” has changed: compare it with {line}"
        elif changed == (True, False):
            reason = f"{line} has changed: “{excerpt(ours.text, 60)}”; bring this up to date"
        else:
            reason = f"“{excerpt(theirs.text, 60)}” was never compared with {line}: do so"
        yield Lapse(ours, theirs, changed == (False, True), reason)


def check_staleness(english: Source, translation: Source) -> Iterator[Finding]:
    """One warning per lapsed review, or one for a page that nobody has reviewed yet."""
    pairs = translated(english.page, translation.page)
    yield from check_pairs(
        translation.course, translation.slug, translation.language, translation.file, pairs
    )


def check_pairs(
    course: Course, slug: str, language: str, file: str, pairs: Pairs
) -> Iterator[Finding]:
    """The same for blocks that were read from whatever ``file`` holds them."""
    state = read_state(course, slug, language)
    command = f"python -m coursekit review {slug} {language}"
    if not state:
        message = f"no review is recorded: compare with the English, then {command}"
        yield Finding(file, 0, "review", message, WARNING)
        return
    for lapse in lapses(pairs, state):
        message = f"{lapse.reason}, then {command}"
        yield Finding(file, lapse.translation.line, "stale", message, WARNING)


def stale_sections(course: Course, slug: str, language: str) -> tuple[str, ...]:
    """The labels of the sections of a page whose translation is behind the English, in order.

    A wording that was mended is not behind. Empty for English, for pages that a command writes, and
    for pages without translation.
    """
    if language == SOURCE_LANGUAGE or slug in GENERATED:
        return ()
    english, translation = Source(course, slug, SOURCE_LANGUAGE), Source(course, slug, language)
    if not (english.exists and translation.exists):
        return ()
    state = read_state(course, slug, language)
    found = lapses(translated(english.page, translation.page), state)
    behind = (f.english for f in found if not f.mended and f.english.kind != FRONT_MATTER)
    return tuple(dict.fromkeys(block.section for block in behind))


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
    return record_pairs(course, slug, language, translated(english.page, translation.page))


def record_pairs(course: Course, slug: str, language: str, pairs: Pairs) -> int:
    """Record that blocks correspond; how many."""
    state: PageState = {}
    for ours, theirs in pairs:
        state.setdefault(ours.section, []).append(_pair(ours, theirs))
    write_state(course, slug, language, state)
    return sum(map(len, state.values()))


def _pair(ours: Block, theirs: Block) -> Pair:
    return Pair(block_hash(ours.text), block_hash(theirs.text))
