"""A translation has the structure of the English page: same sections, blocks, cells, references."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from coursekit.finding import Finding
from coursekit.myst.directive import LITERAL
from coursekit.myst.page import Block, Page
from coursekit.translation.parity_content import Flaw, compare_blocks, compare_marks

FRONT_MATTER = "front matter"
TRANSLATED_FIELDS = frozenset({"title", "subtitle", "description"})


def check_parity(source: Page, translation: Page, file: str) -> list[Finding]:
    """Every way in which ``translation``, the page in ``file``, departs from the English page."""
    flaws = [*_front_matter(source, translation), *_headings(source, translation)]
    ours, theirs = sections(source), sections(translation)
    for label in ours:
        if label in theirs:
            flaws += _section(label, ours[label], theirs[label])
    return [Finding(file, *flaw) for flaw in flaws]


def sections(page: Page) -> dict[str, list[Block]]:
    """The blocks of a page by the label of their section; targets of headings left out."""
    result: dict[str, list[Block]] = {}
    labels = {block.label for block in page.of("heading")}
    for block in page.blocks:
        if block.kind != "target" or block.label not in labels:
            result.setdefault(block.section, []).append(block)
    return result


def aligned(source: Page, translation: Page) -> Iterator[tuple[Block, Block]]:
    """The blocks of prose that correspond, in the sections that have the same shape."""
    return (pair for pair in _corresponding(source, translation) if pair[0].is_prose)


def translated(source: Page, translation: Page) -> Iterator[tuple[Block, Block]]:
    """The same and whatever else a translation words differently: equations, listings, HTML."""
    for ours, theirs in _corresponding(source, translation):
        apart = ours.kind == "directive" and ours.name not in LITERAL - {"code-cell"}
        if ours.is_prose or (ours.text != theirs.text and not apart):
            yield ours, theirs


def _corresponding(source: Page, translation: Page) -> Iterator[tuple[Block, Block]]:
    yield from zip(_titles(source), _titles(translation), strict=False)
    ours, theirs = sections(source), sections(translation)
    for label, blocks in ours.items():
        others = theirs.get(label, [])
        if list(map(_shape, blocks)) == list(map(_shape, others)):
            yield from zip(blocks, others, strict=True)


def _titles(page: Page) -> list[Block]:
    """The fields of the front matter that are prose."""
    fields = (str(page.front_matter.get(key, "")) for key in sorted(TRANSLATED_FIELDS))
    return [Block(FRONT_MATTER, 1, text=field) for field in fields]


def _front_matter(source: Page, translation: Page) -> Iterator[Flaw]:
    for key in sorted({*source.front_matter, *translation.front_matter} - TRANSLATED_FIELDS):
        if source.front_matter.get(key) != translation.front_matter.get(key):
            message = f"the front matter differs in {key!r}: copy the block of the English page"
            yield 1, "front matter", message


def _headings(source: Page, translation: Page) -> Iterator[Flaw]:
    ours = {block.label: block for block in source.of("heading") if block.label}
    theirs = {block.label: block for block in translation.of("heading") if block.label}
    for label, block in ours.items():
        if label not in theirs:
            message = f"the section ({label})= of the English page, line {block.line}, is missing"
            yield 0, "section", message
        elif theirs[label].level != block.level:
            message = f"the section ({label})= has level {theirs[label].level}, not {block.level}"
            yield theirs[label].line, "section", message
    for label in theirs.keys() - ours.keys():
        yield theirs[label].line, "section", f"the English page has no section ({label})="
    if ours.keys() == theirs.keys() and list(ours) != list(theirs):
        message = f"the sections come in another order than in English: {', '.join(ours)}"
        yield 0, "section", message


def _section(label: str, ours: list[Block], theirs: list[Block]) -> Iterator[Flaw]:
    where = f"section ({label})=" if label else "this text"
    if different := list(_shapes(where, ours, theirs)):
        yield from different
        yield from compare_marks(where, ours, theirs)
    else:
        for source, translation in zip(ours, theirs, strict=True):
            yield from compare_blocks(source, translation)
            yield from compare_marks(f"English line {source.line}", [source], [translation])


def _shapes(where: str, ours: list[Block], theirs: list[Block]) -> Iterator[Flaw]:
    a, b = list(map(_shape, ours)), list(map(_shape, theirs))
    for change, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if change == "equal":
            continue
        english = ours[min(i1, len(ours) - 1)].line
        message = (
            f"{where}: English line {english} has {_list(ours[i1:i2]) or 'nothing more'}, "
            f"here stands {_list(theirs[j1:j2]) or 'nothing'}"
        )
        yield theirs[min(j1, len(theirs) - 1)].line, "structure", message


def _shape(block: Block) -> tuple[str, ...]:
    """What must be the same in all languages; a cell's text is compared on its own."""
    argument = "" if block.kind == "code" else block.argument
    return block.kind, block.place, block.name, argument, block.label, str(block.level)


def _list(blocks: list[Block]) -> str:
    return ", ".join([*map(_name, blocks[:4]), *["…"] * (len(blocks) > 4)])


def _name(block: Block) -> str:
    place = block.place if block.is_prose else ""
    words = [place, block.name or block.kind, block.argument]
    label = f"({block.label})" if block.label else ""
    return " ".join(word for word in [*words, label] if word)
