"""What two blocks of the same shape must share, and what two sections must."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import zip_longest

from coursekit.finding import excerpt
from coursekit.myst.directive import PROSE_OPTIONS
from coursekit.myst.page import Block
from coursekit.myst.targets import citations, glue_names, label_references, page_references

UNTRANSLATED_WORDS = 4
# Nothing but signs of code: a phrase has spaces or quotation marks.
_NAME = re.compile(r"[!#-&(-~]+")
_THOUSANDS = re.compile(r"(?<=\d)(?:\{,\}|\\,)(?=\d{3}(?!\d))")
_TEXT_IN_TEX = re.compile(r"\\(text|textbf|textit|mbox)\s*\{[^{}]*\}")

Flaw = tuple[int, str, str]
"""A line of the translation, the rule and the message."""


def compare_blocks(source: Block, translation: Block) -> Iterator[Flaw]:
    """Cells byte by byte, equations but for their words, options but for prose."""
    if source.name == "code-cell":
        flaws = _cell(source, translation)
    elif source.is_prose:
        flaws = _words(source, translation)
    else:
        flaws = _content(source, translation)
    yield from ((translation.line, rule, message) for rule, message in flaws)


def compare_marks(where: str, ours: list[Block], theirs: list[Block]) -> Iterator[Flaw]:
    """Citations, glued numbers, references, links, formulas, names and footnotes of some blocks."""
    for rule, collect, counts in _MARKS:
        expected = Counter(item for block in ours for item in collect(block))
        found = Counter(item for block in theirs for item in collect(block))
        if not counts:
            expected, found = Counter(set(expected)), Counter(set(found))
        added = Counter[str]() if collect is _names else found - expected
        parts = [_listed("lacks", expected - found), _listed("has too much", added)]
        if message := " and ".join(filter(None, parts)):
            yield theirs[0].line, rule, f"{where}: {rule} differ: {message}"


def plain_tex(tex: str) -> str:
    """A formula without the words in it, needless spaces and signs between thousands."""
    bare = _THOUSANDS.sub("", _TEXT_IN_TEX.sub(r"\\\1{}", tex))
    return re.sub(r"\s+", " ", bare).strip()


def _cell(source: Block, translation: Block) -> Iterator[tuple[str, str]]:
    pairs = zip_longest(source.text.split("\n"), translation.text.split("\n"))
    for number, (ours, theirs) in enumerate(pairs, start=1):
        if ours != theirs:
            line = "(the end)" if theirs is None else theirs
            yield (
                "cell",
                f"the cell differs from the one on English line {source.line}, in its line "
                f"{number}: {line!r}; cells are identical in all languages",
            )
            return


def _words(source: Block, translation: Block) -> Iterator[tuple[str, str]]:
    words = re.findall(r"[A-Za-z]{2,}", source.prose)
    enough = 1 if source.place == "alt" else UNTRANSLATED_WORDS
    if source.prose.strip() == translation.prose.strip() and len(words) >= enough:
        yield "untranslated", f"“{excerpt(source.prose)}” is left in English"


def _content(source: Block, translation: Block) -> Iterator[tuple[str, str]]:
    """Blocks of code that is not executed may translate their comments."""
    ours, theirs, line = source.text, translation.text, f"English line {source.line}"
    if source.kind == "math" and plain_tex(ours) != plain_tex(theirs):
        yield "equation", f"the equation differs from {line}: {excerpt(ours, 80)}"
    is_code = source.kind == "code" or source.name in ("code", "code-block")
    if is_code and _uncommented(ours) != _uncommented(theirs):
        yield "code", f"the code differs from {line} in more than its comments"
    for key in sorted({*source.options, *translation.options}):
        wanted, found = source.options.get(key), translation.options.get(key)
        if wanted != found and (key not in PROSE_OPTIONS or None in (wanted, found)):
            right = "not be there" if wanted is None else f"be {wanted!r} as in English"
            name = f"{source.name or source.kind} {source.argument}"
            yield "option", f"{name}: the option :{key}: should {right}"


def _uncommented(text: str) -> list[str]:
    return [re.sub(r"\s*#.*", "", line).rstrip() for line in text.strip().split("\n")]


def _formulas(block: Block) -> Iterator[str]:
    return (plain_tex(mark.content) for mark in block.marks if mark.kind == "math")


def _names(block: Block) -> Iterator[str]:
    """What is written as code and is no phrase; a translation may name more of it."""
    return (m.content for m in block.marks if m.kind == "code" and _NAME.fullmatch(m.content))


def _footnotes(block: Block) -> Iterator[str]:
    return (mark.name for mark in block.marks if mark.kind == "footnote")


def _listed(verb: str, items: Counter[str]) -> str:
    return f"{verb} {', '.join(sorted(items.elements()))}" if items else ""


# The rule, what it collects from a block, and whether it matters how often.
_MARKS: tuple[tuple[str, Callable[[Block], Iterator[str]], bool], ...] = (
    ("citations", citations, True),
    ("glue", glue_names, True),
    ("references", label_references, False),
    ("links", page_references, False),
    ("formulas", _formulas, False),
    ("names", _names, False),
    ("footnotes", _footnotes, True),
)
