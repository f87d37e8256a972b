"""A translation has the structure of the English page: same sections, blocks, cells, references."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from coursekit.finding import Finding
from coursekit.myst.page import Block, Page
from coursekit.translation.parity_content import compare_blocks, compare_marks, section_name

TRANSLATED_FIELDS = frozenset({"title", "subtitle", "description"})


def check_parity(source: Page, translation: Page, file: str) -> list[Finding]:
    """Every way in which ``translation``, the page in ``file``, departs from the English page."""
    findings = [*_front_matter(source, translation, file), *_headings(source, translation, file)]
    ours, theirs = sections(source), sections(translation)
    for label in ours:
        if label in theirs:
            findings += _section(label, ours[label], theirs[label], file)
    return findings


def sections(page: Page) -> dict[str, list[Block]]:
    """The blocks of a page by the label of their section; targets of headings left out."""
    result: dict[str, list[Block]] = {}
    labels = {block.label for block in page.of("heading")}
    for block in page.blocks:
        if block.kind != "target" or block.label not in labels:
            result.setdefault(block.section, []).append(block)
    return result


def aligned(source: Page, translation: Page) -> Iterator[tuple[Block, Block]]:
    """The blocks that correspond, section by section, where the sections have the same shape."""
    ours, theirs = sections(source), sections(translation)
    for label, blocks in ours.items():
        others = theirs.get(label, [])
        if [_shape(b) for b in blocks] == [_shape(b) for b in others]:
            yield from zip(blocks, others, strict=True)


def _front_matter(source: Page, translation: Page, file: str) -> Iterator[Finding]:
    for key in sorted({*source.front_matter, *translation.front_matter} - TRANSLATED_FIELDS):
        if source.front_matter.get(key) != translation.front_matter.get(key):
            message = f"the front matter differs in {key!r}: copy the block of the English page"
            yield Finding(file, 1, "front matter", message)


def _headings(source: Page, translation: Page, file: str) -> Iterator[Finding]:
    ours = {block.label: block for block in source.of("heading") if block.label}
    theirs = {block.label: block for block in translation.of("heading") if block.label}
    for label, block in ours.items():
        if label not in theirs:
            message = f"the section ({label})= of the English page, line {block.line}, is missing"
            yield Finding(file, 0, "section", message)
        elif theirs[label].level != block.level:
            message = f"the section ({label})= has level {theirs[label].level}, not {block.level}"
            yield Finding(file, theirs[label].line, "section", message)
    for label in theirs.keys() - ours.keys():
        message = f"the English page has no section ({label})="
        yield Finding(file, theirs[label].line, "section", message)
    if ours.keys() == theirs.keys() and list(ours) != list(theirs):
        message = f"the sections come in another order than in English: {', '.join(ours)}"
        yield Finding(file, 0, "section", message)


def _section(label: str, ours: list[Block], theirs: list[Block], file: str) -> list[Finding]:
    findings = list(_shapes(label, ours, theirs, file))
    if not findings:
        for source, translation in zip(ours, theirs, strict=True):
            findings += compare_blocks(source, translation, file)
    return findings + compare_marks(label, ours, theirs, file)


def _shapes(label: str, ours: list[Block], theirs: list[Block], file: str) -> Iterator[Finding]:
    a, b = [_shape(block) for block in ours], [_shape(block) for block in theirs]
    for change, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if change == "equal":
            continue
        line = theirs[min(j1, len(theirs) - 1)].line
        wanted = _list(ours[i1:i2]) or "nothing more"
        english = ours[min(i1, len(ours) - 1)].line
        message = (
            f"{section_name(label)}: English line {english} has {wanted}, "
            f"here stands {_list(theirs[j1:j2]) or 'nothing'}"
        )
        yield Finding(file, line, "structure", message)


def _shape(block: Block) -> tuple[str, ...]:
    """What must be the same in all languages; a cell's text is compared on its own."""
    argument = "" if block.kind == "code" else block.argument
    return block.kind, block.place, block.name, argument, block.label, str(block.level)


def _list(blocks: list[Block]) -> str:
    names = [_name(block) for block in blocks[:4]]
    return ", ".join(names + (["…"] if len(blocks) > 4 else []))


def _name(block: Block) -> str:
    place = block.place if block.is_prose else ""
    words = [place, block.name or block.kind, block.argument]
    label = f"({block.label})" if block.label else ""
    return " ".join(word for word in [*words, label] if word)
