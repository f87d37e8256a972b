"""What two blocks of the same shape must share, and what two sections must."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from coursekit.finding import Finding, excerpt
from coursekit.myst.directive import PROSE_OPTIONS
from coursekit.myst.page import Block
from coursekit.myst.targets import citations, glue_names, label_references, page_references

UNTRANSLATED_WORDS = 4
_TEXT_IN_TEX = re.compile(r"\\(text|textbf|textit|mbox)\s*\{[^{}]*\}")


def compare_blocks(source: Block, translation: Block, file: str) -> list[Finding]:
    """Cells byte by byte, equations but for their words, options but for prose."""
    findings = [rule(source, translation) for rule in (_cell, _equation, _code, _words)]
    messages = [message for message in findings if message] + list(_options(source, translation))
    return [Finding(file, translation.line, name, message) for name, message in messages]


def compare_marks(label: str, ours: list[Block], theirs: list[Block], file: str) -> list[Finding]:
    """Citations, glued numbers, references, links, formulas and footnotes of a section."""
    line = theirs[0].line
    findings = []
    for rule, collect, counts in _MARKS:
        expected = Counter(item for block in ours for item in collect(block))
        found = Counter(item for block in theirs for item in collect(block))
        if not counts:
            expected, found = Counter(set(expected)), Counter(set(found))
        parts = [_listed("lacks", expected - found), _listed("has too much", found - expected)]
        if expected != found:
            message = f"{section_name(label)}: {rule} differ: {' and '.join(p for p in parts if p)}"
            findings.append(Finding(file, line, rule, message))
    return findings


def section_name(label: str) -> str:
    """How messages call a section; texts of exercises have none."""
    return f"section ({label})=" if label else "this text"


def plain_tex(tex: str) -> str:
    """A formula without the words in it and without needless spaces."""
    return re.sub(r"\s+", " ", _TEXT_IN_TEX.sub(r"\\\1{}", tex)).strip()


def _cell(source: Block, translation: Block) -> tuple[str, str] | None:
    if source.name != "code-cell" or source.text == translation.text:
        return None
    theirs, ours = translation.text.split("\n"), source.text.split("\n")
    number = next(
        (n for n, pair in enumerate(zip(ours, theirs, strict=False)) if pair[0] != pair[1]),
        min(len(ours), len(theirs)),
    )
    line = theirs[number] if number < len(theirs) else "(the end)"
    return "cell", (
        f"the cell differs from the one on English line {source.line}, in its line {number + 1}: "
        f"{line!r}; cells are identical in all languages"
    )


def _equation(source: Block, translation: Block) -> tuple[str, str] | None:
    if source.kind != "math" or plain_tex(source.text) == plain_tex(translation.text):
        return None
    wanted = excerpt(source.text, 80)
    return "equation", f"the equation differs from English line {source.line}: {wanted}"


def _code(source: Block, translation: Block) -> tuple[str, str] | None:
    """Blocks of code that is not executed may translate their comments."""
    is_code = source.kind == "code" or source.name in ("code", "code-block")
    if not is_code or _uncommented(source.text) == _uncommented(translation.text):
        return None
    return "code", f"the code differs from English line {source.line} in more than its comments"


def _uncommented(text: str) -> list[str]:
    return [re.sub(r"\s*#.*", "", line).rstrip() for line in text.strip().split("\n")]


def _words(source: Block, translation: Block) -> tuple[str, str] | None:
    if not source.is_prose or source.prose.strip() != translation.prose.strip():
        return None
    words = re.findall(r"[A-Za-z]{2,}", source.prose)
    if len(words) < (1 if source.place == "alt" else UNTRANSLATED_WORDS):
        return None
    return "untranslated", f"“{excerpt(source.prose)}” is left in English"


def _options(source: Block, translation: Block) -> Iterator[tuple[str, str]]:
    if source.name == "code-cell":
        return
    for key in sorted({*source.options, *translation.options}):
        same = source.options.get(key) == translation.options.get(key)
        prose = key in PROSE_OPTIONS and key in source.options and key in translation.options
        if not same and not prose:
            wanted = source.options.get(key)
            yield (
                "option",
                (
                    f"{source.name or source.kind} {source.argument}: the option :{key}: should "
                    + (f"be {wanted!r} as in English" if wanted is not None else "not be there")
                ),
            )


def _formulas(block: Block) -> Iterator[str]:
    return (plain_tex(mark.content) for mark in block.marks if mark.kind == "math")


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
    ("footnotes", _footnotes, True),
)
